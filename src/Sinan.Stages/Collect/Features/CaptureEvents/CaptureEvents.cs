using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Sinan.Kernel;
using Sinan.Stages.Collect.Data.Capture;
using Sinan.Stages.Collect.Domain.Capture;

namespace Sinan.Stages.Collect.Features.CaptureEvents;

/// <summary>Takes events that a program sends while it runs.</summary>
/// <param name="Body">The request's JSON; disposed by the caller after the answer.</param>
/// <param name="Envelope">What stands around its events.</param>
public sealed record CaptureEvents(RequestBody Body, Envelope Envelope);

/// <summary>What became of the events. Those accepted are on the disk; an event sent before counts once all the same.</summary>
/// <param name="Accepted">Events taken.</param>
/// <param name="Rejected">Reason → events not taken.</param>
/// <param name="RejectedFile">Where the rejected ones are listed; null when there are none.</param>
public sealed record CapturedEvents(
    int Accepted, ImmutableSortedDictionary<string, int> Rejected, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? RejectedFile);

/// <summary>Not bound to a request: readers are reused, because making one costs more than reading a small body.</summary>
public sealed class CaptureEventsHandler(
    IEventIntake intake, IWorkspace workspace, NameBudget budget, CaptureCounter counter, ArrivalLog arrivals, CaptureRejects rejects, TimeProvider clock)
{
    readonly ConcurrentBag<CaptureReader> readers = [];

    public async Task<Outcome<CapturedEvents>> HandleAsync(CaptureEvents request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var reader = readers.TryTake(out var used) ? used : new CaptureReader(workspace, budget, counter);
        try
        {
            var now = clock.GetUtcNow();
            if (Read(reader, request, now) is { } noJson)
                return noJson;
            if (!reader.Batch.IsEmpty)
            {
                var stored = await intake.AppendAsync(reader.Batch);
                if (!stored.IsOk)
                    return stored.Problem;
            }

            arrivals.Add(reader.Shown, reader.Batch.Events, reader.Rejected);
            var file = reader.Rejected.Count > 0 ? rejects.Add(reader.Shown, now) : null;
            return new CapturedEvents(reader.Batch.Events, reader.Rejected.ToImmutableSortedDictionary(StringComparer.Ordinal), file);
        }
        finally
        {
            reader.Batch.Reset();
            readers.Add(reader);
        }
    }

    static Problem? Read(CaptureReader reader, CaptureEvents request, DateTimeOffset now)
    {
        try
        {
            reader.Read(request.Body.Json, request.Envelope, now.ToUnixTimeMilliseconds());
            return null;
        }
        catch (Exception broken) when (CaptureProblems.IsNoJson(broken))
        {
            return CaptureProblems.NoJson(broken);
        }
    }
}
