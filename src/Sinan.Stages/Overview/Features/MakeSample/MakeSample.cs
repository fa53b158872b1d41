using System.Text.Json;
using Sinan.Kernel;
using Sinan.Stages.Overview.Domain.Sample;

namespace Sinan.Stages.Overview.Features.MakeSample;

/// <summary>Writes the sample shop as files: events.csv, items.csv, feedback.csv and planted-truths.json.</summary>
/// <param name="Directory">Absolute path; created when missing, files of these names are replaced.</param>
/// <param name="Seed">Same seed, same bytes.</param>
public sealed record MakeSample(string Directory, long Seed);

/// <summary>Where the sample lies.</summary>
public sealed record SampleFiles(string Events, string Items, string Feedback, string Truths, int Rows, int Comments, double Seconds);

public sealed class MakeSampleHandler(TimeProvider clock)
{
    public async Task<Outcome<SampleFiles>> HandleAsync(MakeSample request, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        Directory.CreateDirectory(request.Directory);
        string PathOf(string name) => Path.Combine(request.Directory, name);

        var shop = await Task.Run(() => SampleShop.Make(request.Seed), cancellationToken);
        await Task.WhenAll(
            Task.Run(() => SampleCsv.WriteEvents(shop, PathOf("events.csv"), cancellationToken), cancellationToken),
            Task.Run(() =>
            {
                SampleCsv.WriteItems(shop, PathOf("items.csv"));
                SampleCsv.WriteFeedback(shop, PathOf("feedback.csv"));
            }, cancellationToken));
        await File.WriteAllBytesAsync(PathOf("planted-truths.json"), JsonSerializer.SerializeToUtf8Bytes(shop.Truths, EvidenceJson.Options), cancellationToken);
        return new SampleFiles(
            PathOf("events.csv"), PathOf("items.csv"), PathOf("feedback.csv"), PathOf("planted-truths.json"),
            shop.Events.Count, shop.Comments.Count, clock.GetElapsedTime(started).TotalSeconds);
    }
}
