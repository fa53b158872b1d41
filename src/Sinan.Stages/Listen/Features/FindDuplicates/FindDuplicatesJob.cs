using System.Text.Json;
using Sinan.Kernel;

namespace Sinan.Stages.Listen.Features.FindDuplicates;

/// <summary>The same as a job; what it returns is the number of groups.</summary>
public sealed class FindDuplicatesJob(FindDuplicatesHandler handler) : IJobHandler
{
    public const string JobKind = "FindDuplicates";

    public string Kind => JobKind;

    public async Task<Outcome<JsonElement>> RunAsync(JsonElement payload, IProgressSink progress, CancellationToken cancellationToken)
    {
        var request = payload.Deserialize<FindDuplicates>(EvidenceJson.Options) ?? throw new JsonException("A job 'FindDuplicates' has no request.");
        progress.Report(new Phrase("listen.duplicates.progress"), double.NaN);
        return (await handler.HandleAsync(request, cancellationToken)).Map(f => JsonSerializer.SerializeToElement(new { groups = f.Groups.Count, comments = f.Search.Comments }, EvidenceJson.Options));
    }

    /// <summary>Lets a job search; one at a time for each least similarity.</summary>
    public static Task<long> EnqueueAsync(IJobs jobs, double least, CancellationToken cancellationToken) =>
        jobs.EnqueueAsync(JobKind, new FindDuplicates(least), FormattableString.Invariant($"{JobKind}:{least}"), cancellationToken);
}
