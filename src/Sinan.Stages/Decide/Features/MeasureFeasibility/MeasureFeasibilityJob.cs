using System.Text.Json;
using Sinan.Kernel;

namespace Sinan.Stages.Decide.Features.MeasureFeasibility;

/// <summary>Measuring in the background, for the page's button.</summary>
public sealed class MeasureFeasibilityJob(MeasureFeasibilityHandler handler) : IJobHandler
{
    public const string JobKind = "MeasureFeasibility";

    public string Kind => JobKind;

    /// <summary>Adds the job; one of the same kind that is not over is taken instead.</summary>
    /// <returns>Number of the job.</returns>
    public static Task<long> EnqueueAsync(IJobs jobs, string? told, long? seed, CancellationToken cancellationToken) =>
        jobs.EnqueueAsync(JobKind, new MeasureFeasibility(told, seed ?? MeasureFeasibility.DefaultSeed), JobKind + told, cancellationToken);

    public async Task<Outcome<JsonElement>> RunAsync(JsonElement payload, IProgressSink progress, CancellationToken cancellationToken)
    {
        var request = payload.Deserialize<MeasureFeasibility>(EvidenceJson.Options)!;
        // The server goes on answering beside it.
        var measured = await handler.HandleAsync(request, Math.Max(1, Environment.ProcessorCount / 2), progress, cancellationToken);
        return measured.Map(m => JsonSerializer.SerializeToElement(new { m.Told, m.Rows }, EvidenceJson.Options));
    }
}
