using System.Text.Json;
using Sinan.Kernel;

namespace Sinan.Stages.Listen.Features.LearnLabels;

/// <summary>The same as a job; what it returns is how many comments have a label.</summary>
public sealed class LearnLabelsJob(LearnLabelsHandler learner) : IJobHandler
{
    public const string JobKind = "LearnLabels";

    /// <summary>Seed of what people start on a page.</summary>
    public const long DefaultSeed = 20_240_229;

    public string Kind => JobKind;

    public async Task<Outcome<JsonElement>> RunAsync(JsonElement payload, IProgressSink progress, CancellationToken cancellationToken)
    {
        var request = payload.Deserialize<LearnLabels>(EvidenceJson.Options) ?? throw new JsonException("A job 'LearnLabels' has no request.");
        var outcome = await learner.HandleAsync(request, progress, cancellationToken);
        return outcome.Map(report => JsonSerializer.SerializeToElement(new { set = report.Set, method = report.Method, comments = report.Comments }, EvidenceJson.Options));
    }

    /// <summary>Asks for it; one job a set at a time.</summary>
    public static Task<long> EnqueueAsync(IJobs jobs, string set, CancellationToken cancellationToken) =>
        jobs.EnqueueAsync(JobKind, new LearnLabels(set, DefaultSeed), JobKind + ":" + set, cancellationToken);
}
