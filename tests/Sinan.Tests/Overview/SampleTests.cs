using System.Security.Cryptography;
using System.Text.Json;
using Sinan.Kernel;
using Sinan.Stages.Overview.Domain.Sample;
using Sinan.Stages.Overview.Features.MakeSample;

namespace Sinan.Tests.Overview;

public sealed class SampleTests : IDisposable
{
    readonly string directory = Directory.CreateTempSubdirectory("sinan-sample").FullName;

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(directory, recursive: true);

    [Fact]
    public async Task The_sample_is_as_large_as_promised_and_ends_on_its_fixed_day()
    {
        var files = await MakeAsync("a", 20_240_229);
        var truths = await TruthsAsync(files);
        var rows = File.ReadLines(files.Events).Skip(1).Select(l => l.Split(',')).ToList();

        Assert.True(rows.Count >= 600_000);
        Assert.True(truths.Users >= 20_000);
        Assert.Equal(500, truths.Items);
        Assert.True(truths.Comments >= 8_000);
        Assert.Equal("2026-08-31", rows[^1][1][..10]);
        Assert.Equal(("2026-06-03", "2026-08-31"), (truths.FirstDay, truths.LastDay));
    }

    [Fact]
    public async Task What_the_truths_say_stands_in_the_files()
    {
        var files = await MakeAsync("a", 20_240_229);
        var truths = await TruthsAsync(files);
        var rows = File.ReadLines(files.Events).Skip(1).Select(l => l.Split(',')).ToList();

        // Columns: user_id,time,event,item,category,price,quantity,app_version,platform,dwell,session,variant
        Assert.Equal(truths.Dirt.MissingUsers, rows.Count(r => r[0].Length == 0));
        Assert.Equal(truths.Dirt.ClockErrors, rows.Count(r => r[1].StartsWith("1970", StringComparison.Ordinal)));
        var failed = rows.Count(r => r[7] == truths.Friction.Value && r[2] == "pay_failed");
        var usual = rows.Count(r => r[7] == "3.1.0" && r[2] == "pay_failed") / (double)rows.Count(r => r[7] == "3.1.0" && r[2] == "checkout");
        var broken = failed / (double)rows.Count(r => r[7] == truths.Friction.Value && r[2] == "checkout");
        Assert.True(broken > 8 * usual);
        Assert.DoesNotContain(rows, r => r[7] == truths.Friction.Value && string.CompareOrdinal(r[1], truths.Friction.Since) < 0 && !r[1].StartsWith("1970", StringComparison.Ordinal));

        var baskets = rows.Where(r => r[2] == "pay").GroupBy(r => r[10]).Select(g => g.Select(r => r[3]).ToHashSet());
        // Duplicated and user-less rows leave the number of baskets as it is: a basket is the set of items of a session.
        Assert.Equal(truths.Pair.Baskets, baskets.Count(b => b.Contains(truths.Pair.First) && b.Contains(truths.Pair.Second)));
        Assert.Equal(truths.Users, truths.Groups.Sum(g => g.Users.Length));
    }

    [Fact]
    public async Task The_same_seed_gives_the_same_bytes_and_another_seed_other_bytes()
    {
        var (first, second, other) = (await MakeAsync("a", 7), await MakeAsync("b", 7), await MakeAsync("c", 8));

        foreach (var pick in new Func<SampleFiles, string>[] { f => f.Events, f => f.Items, f => f.Feedback, f => f.Truths })
            Assert.Equal(Hash(pick(first)), Hash(pick(second)));
        Assert.NotEqual(Hash(first.Events), Hash(other.Events));
        Assert.NotEqual(Hash(first.Feedback), Hash(other.Feedback));
    }

    [Fact]
    public void Both_languages_speak_about_the_same_topics_in_the_same_tone() =>
        Assert.Equal(SampleTopicsZh.Book.Topics.Select(t => (t.Name, t.Tone)), SampleTopicsEn.Book.Topics.Select(t => (t.Name, t.Tone)));

    async Task<SampleFiles> MakeAsync(string name, long seed) =>
        (await new MakeSampleHandler(TimeProvider.System).HandleAsync(new MakeSample(Path.Combine(directory, name), seed), Stop)).Value;

    static async Task<PlantedTruths> TruthsAsync(SampleFiles files) =>
        JsonSerializer.Deserialize<PlantedTruths>(await File.ReadAllBytesAsync(files.Truths, Stop), EvidenceJson.Options)!;

    static string Hash(string path) => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(path)));
}
