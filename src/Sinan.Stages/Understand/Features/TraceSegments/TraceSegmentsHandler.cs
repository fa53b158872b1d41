using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Numerics.Statistics;
using Sinan.Stages.Understand.Contracts;
using Sinan.Stages.Understand.Domain;

namespace Sinan.Stages.Understand.Features.TraceSegments;

/// <summary>Lays the memberships of the two newest groupings over each other.</summary>
public sealed class TraceSegmentsHandler(ISegments segments, IEvidenceStore evidence, TimeProvider clock)
{
    /// <returns>Null until there are two groupings.</returns>
    public async Task<SegmentMoves?> HandleAsync(TraceSegments request, CancellationToken cancellationToken)
    {
        _ = request;
        var reports = await segments.HistoryAsync(2, cancellationToken);
        if (reports.Count < 2 || await segments.MembershipOfAsync(reports[0], cancellationToken) is not { } now || await segments.MembershipOfAsync(reports[1], cancellationToken) is not { } then)
            return null;
        var traced = Between(reports[1], then, reports[0], now);
        var maker = new EvidenceMaker(nameof(TraceSegments), new { Before = reports[1].At, After = reports[0].At }, reports[0].Data, clock.GetUtcNow(), reports[0].Seed);
        traced = traced with { Moves = [.. traced.Moves.Select(m => m with { Evidence = Prove(maker, m) })] };
        await evidence.SaveAsync(maker.All, cancellationToken);
        return traced;
    }

    static EvidenceId Prove(EvidenceMaker maker, SegmentMove move)
    {
        var statement = new Phrase(
            "understand.moves.says", Fact.Of("from", move.From ?? new Phrase("understand.moves.new")), Fact.Of("to", move.To), Fact.Share("value", move.Part).Between(move.Interval.Low, move.Interval.High));
        return maker.Make(statement, "method.wilson", move.Part, FactKind.Share, move.Interval, move.Users).Id;
    }

    /// <summary>Counts users by their segment then and now.</summary>
    public static SegmentMoves Between(SegmentReport before, SegmentMembership then, SegmentReport after, SegmentMembership now)
    {
        // Column 0 stands for users who were not there then.
        var cells = new int[before.Segments.Length + 1, after.Segments.Length];
        for (var user = 0; user < now.OfUser.Length; user++)
        {
            if (now.OfUser.Span[user] is >= 0 and var to)
                cells[user < then.OfUser.Length ? then.OfUser.Span[user] + 1 : 0, to]++;
        }

        var moves = ImmutableArray.CreateBuilder<SegmentMove>();
        var (stayed, known) = (0, 0);
        for (var from = 0; from < cells.GetLength(0); from++)
        {
            var all = Enumerable.Range(0, after.Segments.Length).Sum(to => cells[from, to]);
            foreach (var to in Enumerable.Range(0, after.Segments.Length).Where(to => cells[from, to] > 0).OrderByDescending(to => cells[from, to]))
            {
                var bounds = Proportions.Wilson(cells[from, to], all);
                moves.Add(new SegmentMove(from == 0 ? null : before.Segments[from - 1].Name, after.Segments[to].Name, cells[from, to], (double)cells[from, to] / all, new Interval(bounds.Low, bounds.High)));
                known += from == 0 ? 0 : cells[from, to];
                stayed += from > 0 && before.Segments[from - 1].Id == after.Segments[to].Id ? cells[from, to] : 0;
            }
        }

        var share = Proportions.Wilson(stayed, known);
        var answer = new Phrase(
            "understand.moves.answer", Fact.At("before", before.At), Fact.At("after", after.At), Fact.Count("users", known),
            Fact.Share("stayed", known == 0 ? 0 : (double)stayed / known).Between(share.Low, share.High));
        return new SegmentMoves(answer, moves.ToImmutable());
    }
}
