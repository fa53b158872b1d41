using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Stages.Collect.Contracts;
using Sinan.Stages.Collect.Data.Capture;
using Sinan.Stages.Collect.Domain.Times;
using Sinan.Stages.Collect.Features.CaptureEvents;

namespace Sinan.Stages.Collect.Features.CaptureFeedback;

/// <summary>Takes feedback that a program sends.</summary>
/// <param name="Json">UTF-8: one object, an array, {"batch": […]} or JSON Lines.</param>
/// <param name="Sender">Who calls, for the limit of calls.</param>
public sealed record CaptureFeedback(ReadOnlyMemory<byte> Json, string Sender)
{
    /// <summary>Files that came beside the JSON; they belong to its one piece.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>> Files { get; init; } = [];
}

/// <summary>What became of it. What was accepted is on the disk; a piece sent before counts once all the same.</summary>
/// <param name="Accepted">Pieces taken.</param>
/// <param name="Rejected">Reason → pieces not taken.</param>
public sealed record CapturedFeedback(int Accepted, ImmutableSortedDictionary<string, int> Rejected);

public sealed class CaptureFeedbackHandler(IEventIntake intake, IWorkspace workspace, FeedbackWriter writer, IAttachmentShelf shelf, CallRates rates, TimeProvider clock)
{
    /// <summary>Requests of one key in a second; a request carries thousands of pieces.</summary>
    public const int MostCalls = 100;

    /// <returns>Problems "collect.capture_json", "collect.feedback_rate", "collect.attachment_piece", "intake.busy", "intake.not_stored": then nothing of the request is kept.</returns>
    public async Task<Outcome<CapturedFeedback>> HandleAsync(CaptureFeedback request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (rates.Wait("feedback " + request.Sender, MostCalls, TimeSpan.FromSeconds(1)) > TimeSpan.Zero)
            return new Problem("collect.feedback_rate", ProblemKind.Busy, Fact.Count("most", MostCalls));
        var batch = new IntakeBatch();
        var rejected = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        var pieces = new List<ArrivedFeedback>();
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        try
        {
            FeedbackReader.Read(request.Json, new ZoneClock(workspace.Zone), pieces.Add, Reject);
        }
        catch (Exception broken) when (CaptureProblems.IsNoJson(broken))
        {
            return CaptureProblems.NoJson(broken);
        }

        if (request.Files.Count > 0)
        {
            if (pieces.Count != 1)
                return new Problem("collect.attachment_piece", ProblemKind.Invalid, Fact.Count("pieces", pieces.Count));
            pieces[0] = pieces[0] with { Files = [.. pieces[0].Files, .. request.Files] };
        }

        foreach (var piece in pieces)
        {
            var taken = await shelf.TakeAsync(piece.Files, cancellationToken);
            if (taken.IsOk)
                Take(piece with { Attachments = taken.Value });
            else
                Reject(taken.Problem.Code["collect.".Length..]);
        }

        if (!batch.IsEmpty)
        {
            var stored = await intake.AppendAsync(batch);
            if (!stored.IsOk)
                return stored.Problem;
        }

        return new CapturedFeedback(batch.Events, rejected.ToImmutableSortedDictionary(StringComparer.Ordinal));

        void Reject(string reason) => rejected[reason] = rejected.GetValueOrDefault(reason) + 1;

        void Take(ArrivedFeedback feedback)
        {
            var content = FeedbackWriter.ContentOf(feedback);
            var before = seen.GetValueOrDefault(content);
            seen[content] = before + 1;
            writer.Write(batch, feedback, now, before);
        }
    }
}
