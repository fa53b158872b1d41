using System.Text.Json;
using Sinan.Kernel;

namespace Sinan.Stages.Listen.Features.LearnWords;

/// <summary>The same as a job; what it returns is the number of words.</summary>
public sealed class LearnWordsJob(LearnWordsHandler handler) : IJobHandler
{
    public const string JobKind = "LearnWords";

    public string Kind => JobKind;

    public async Task<Outcome<JsonElement>> RunAsync(JsonElement payload, IProgressSink progress, CancellationToken cancellationToken)
    {
        var request = payload.Deserialize<LearnWords>(EvidenceJson.Options) ?? throw new JsonException("A job 'LearnWords' has no request.");
        var outcome = await handler.HandleAsync(request, progress, cancellationToken);
        return outcome.Map(l => JsonSerializer.SerializeToElement(new { words = l.Learned.Words, comments = l.Learned.Comments }, EvidenceJson.Options));
    }

    /// <summary>Asks for it; one at a time.</summary>
    public static Task<long> EnqueueAsync(IJobs jobs, long seed, CancellationToken cancellationToken) => jobs.EnqueueAsync(JobKind, new LearnWords(seed), JobKind, cancellationToken);
}
