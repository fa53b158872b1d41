using System.Collections.Immutable;
using System.Globalization;
using Sinan.Kernel;
using Sinan.Numerics.Behavior;

namespace Sinan.Stages.Understand.Features.ShowUser;

/// <summary>Reads one user's events from the behaviour index.</summary>
public sealed class ShowUserHandler(BehaviorDesk desk)
{
    const int MostEvents = 1_000;
    const int FewEvents = 5;

    /// <returns>Problems: "understand.no_events", "understand.bad_window", "understand.user.unknown".</returns>
    public async Task<Outcome<UserReport>> HandleAsync(ShowUser request, CancellationToken cancellationToken)
    {
        var started = desk.Clock.GetTimestamp();
        var opened = await desk.OpenAsync(cancellationToken);
        if (!opened.IsOk)
            return opened.Problem;
        using var lease = opened.Value;
        var index = lease.Index;
        var gap = BehaviorDesk.WindowOf(request.Gap);
        if (!gap.IsOk)
            return gap.Problem;
        var user = request.User ?? Enumerable.Range(0, index.Users).FirstOrDefault(u => index.RangeOf(u) is var (from, to) && to - from >= FewEvents && index.TimeAt(from) >= index.MainSpan.FirstMs);
        if (user < 0 || user >= index.Users || index.RangeOf(user) is var (first, end) && first == end)
            return new Problem("understand.user.unknown", ProblemKind.NotFound, Fact.Of("user", user.ToString(CultureInfo.InvariantCulture)));

        var visits = Visits(index, user, gap.Value ?? 1_800_000);
        var report = new UserReport
        {
            User = user,
            Events = visits.Sum(v => v.Positions.Count),
            Visits = visits.Count,
            Timeline = [.. Newest(visits).Select(v => Visit(index, v))],
            Answer = [],
            Data = lease.Data,
        };
        var last = report.Timeline[0];
        return report with
        {
            Answer =
            [
                new Phrase("understand.user.answer", Fact.Of("user", user.ToString(CultureInfo.InvariantCulture)), Fact.Count("events", report.Events), Fact.Count("visits", report.Visits), Fact.At("since", Time(index, visits[0].Positions[0])), Fact.At("last", last.Start)),
            ],
            Seconds = desk.Clock.GetElapsedTime(started).TotalSeconds,
        };
    }

    /// <summary>Positions of the user's events by visit, oldest first.</summary>
    static List<(int No, List<long> Positions)> Visits(BehaviorIndex index, int user, long gapMs)
    {
        var visits = new List<(int, List<long>)>();
        var (from, to) = index.RangeOf(user);
        for (var at = from; at < to; at++)
        {
            if (at == from || index.TimeAt(at) - index.TimeAt(at - 1) > gapMs)
                visits.Add((visits.Count + 1, []));
            visits[^1].Item2.Add(at);
        }

        return visits;
    }

    /// <summary>Whole visits from the newest back until enough events are told.</summary>
    static IEnumerable<(int No, List<long> Positions)> Newest(List<(int No, List<long> Positions)> visits)
    {
        var told = 0;
        for (var v = visits.Count - 1; v >= 0 && told < MostEvents; v--)
        {
            told += visits[v].Positions.Count;
            yield return visits[v];
        }
    }

    static UserVisit Visit(BehaviorIndex index, (int No, List<long> Positions) visit) => new(
        visit.No, Time(index, visit.Positions[0]), (index.TimeAt(visit.Positions[^1]) - index.TimeAt(visit.Positions[0])) / 1000.0,
        [.. visit.Positions.Select(p => new UserEvent(Time(index, p), index.EventNames[index.EventAt(p)], Details(index, p)))]);

    static ImmutableArray<string> Details(BehaviorIndex index, long position) =>
    [
        .. index.Columns.Select(c => c.IsCoded
            ? c.CodeAt(position) is >= 0 and var code ? $"{c.Name} = {c.TextOf(code)}" : null
            : c.NumberAt(position) is var number && double.IsNaN(number) ? null : $"{c.Name} = {number.ToString("R", CultureInfo.InvariantCulture)}").OfType<string>(),
    ];

    static DateTimeOffset Time(BehaviorIndex index, long position) => DateTimeOffset.FromUnixTimeMilliseconds(index.TimeAt(position));
}
