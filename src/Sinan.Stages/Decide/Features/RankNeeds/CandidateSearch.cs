using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Numerics.Behavior;
using Sinan.Stages.Decide.Contracts;
using Sinan.Stages.Decide.Domain;
using Sinan.Stages.Listen.Contracts;
using Sinan.Stages.Understand.Contracts;

namespace Sinan.Stages.Decide.Features.RankNeeds;

/// <summary>Looks at the three sources and merges what is about the same thing.</summary>
public sealed class CandidateSearch(
    IBehaviorIndexes indexes, IFeedbackRecord feedback, IThemes themes, ISegments segments, ISavedSegments saved, IEventRecord record, IOutlooks outlooks, TimeProvider clock)
{
    /// <summary>Pairs in fewer baskets are hearsay; in larger records, one basket in 500.</summary>
    const int LeastBaskets = 20;

    /// <param name="seed">Seed of the ranking.</param>
    /// <param name="hasOwn">Whether people entered needs: then there is something to rank without data.</param>
    /// <param name="progress">Told what is looked at.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    internal async Task<Outcome<Look>> FindAsync(long seed, bool hasOwn, IProgressSink progress, CancellationToken cancellationToken)
    {
        using var lease = await indexes.OpenAsync(cancellationToken);
        var index = lease.Index;
        var frame = new EvidenceFrame(lease.Data, clock.GetUtcNow(), seed);
        var report = await themes.LatestAsync(cancellationToken);
        if (index.Events == 0 && report is null && !hasOwn)
            return new Problem("decide.needs.nothing_to_look_at", ProblemKind.NotEnough);

        progress.Report(new Phrase("decide.progress.steps"), 0.05);
        var period = Period.Of(Period.TimesOf(index));
        var activity = period is null ? null : Activity.Of(index, period);
        var steps = MainPath.Of(index.EventNames);
        var candidates = new List<Candidate>();
        if (period is not null && steps.Length > 0)
            candidates.AddRange(Frictions(index, period, steps, activity!, frame, cancellationToken));

        progress.Report(new Phrase("decide.progress.voices"), 0.4);
        var voices = report is null ? null : await VoicesAsync(period, cancellationToken);
        if (voices is not null)
            candidates.AddRange(report!.Themes.Where(VoiceFinder.IsNeed).Select(t => VoiceFinder.ToCandidate(t, voices, activity?.UsersInMonth, activity?.ValuePerUser, frame)));

        progress.Report(new Phrase("decide.progress.baskets"), 0.6);
        if (period is not null && MainPath.Purchase(index.EventNames) is { } purchase && index.Column("item") is { IsNumber: false } items)
            candidates.AddRange(await PairsAsync(index, period, index.CodeOf(purchase), items, activity!, frame, cancellationToken));

        var merged = candidates.GroupBy(c => c.Subject).Select(same =>
        {
            var one = Candidate.Merge([.. same]);
            // Counts of a short record are scaled to thirty days; users come again, so no need touches more of them than there are.
            if (activity is { UsersInMonth: > 0 } active)
                one = one with { Reach = one.Reach.AtMost(active.UsersInMonth) };
            return one.Sources.Length > 1 ? one with { Title = FrictionFinder.ConfirmedTitle(one.Title, one.Subject) } : one;
        });
        var sources = new List<NeedSource>();
        if (steps.Length > 0)
            sources.Add(NeedSource.Friction);
        if (report is not null)
            sources.Add(NeedSource.Voice);
        if (index.Column("item") is not null && MainPath.Purchase(index.EventNames) is not null)
            sources.Add(NeedSource.CoOccurrence);
        progress.Report(new Phrase("decide.progress.outlooks"), 0.8);
        var seen = new List<Candidate>();
        foreach (var candidate in merged)
            seen.Add(candidate with { Outlook = await OutlookAsync(candidate.Watched, cancellationToken) });
        return new Look(
            [.. seen], frame, period, activity?.UsersInMonth ?? 0, steps, [.. sources],
            await GroupsAsync(index, cancellationToken))
        {
            Commenters = voices?.Known ?? ImmutableHashSet<int>.Empty, Active = period is null ? ImmutableHashSet<int>.Empty : Activity.RecentUsers(index, period),
        };
    }

    Task<SeriesOutlook?> OutlookAsync(Watched? watched, CancellationToken cancellationToken) =>
        watched is null ? Task.FromResult<SeriesOutlook?>(null)
        : watched.Weeks.IsEmpty ? outlooks.OfEventAsync(watched.Name, cancellationToken)
        : outlooks.OfWeeksAsync(watched.Name, watched.Weeks, cancellationToken);

    /// <summary>The groups found in the behaviour and the segments that people saved.</summary>
    async Task<ImmutableArray<UserGroup>> GroupsAsync(BehaviorIndex index, CancellationToken cancellationToken)
    {
        var active = (int)Cohorts.Count(Cohorts.Find(index, new CohortCondition.All([]), Environment.ProcessorCount, cancellationToken));
        return
        [
            .. UserGroup.Of(await segments.LatestAsync(cancellationToken), await segments.MembershipAsync(cancellationToken)),
            .. (await saved.MembersAsync(index, cancellationToken)).Select(s => UserGroup.Of(s, active)),
        ];
    }

    static IEnumerable<Candidate> Frictions(
        BehaviorIndex index, Period period, ImmutableArray<string> steps, Activity activity, EvidenceFrame frame, CancellationToken cancellationToken)
    {
        var scan = new StepScan(index, period, steps, index.Columns.Select(c => c.Name).Where(FrictionFinder.IsCircumstance));
        foreach (var friction in FrictionFinder.Find(scan.Run(cancellationToken), period.HasEarlier))
            yield return FrictionFinder.ToCandidate(friction, steps, period, scan.Lost(friction[0].Cell, cancellationToken), activity.ValuePerOrder, frame);
    }

    async Task<Voices> VoicesAsync(Period? period, CancellationToken cancellationToken)
    {
        var all = await feedback.ReadAllAsync(cancellationToken);
        var hasTimes = all.Any(f => f.Time is not null);
        // Feedback without behaviour has its own time; without times all of it counts.
        var when = !hasTimes ? null : period ?? Period.Of(all.Where(f => f.Time is not null).Select(f => f.Time!.Value.ToUnixTimeMilliseconds()));
        return Voices.Of(all, await feedback.ReadReadingsAsync(cancellationToken), when);
    }

    async Task<IEnumerable<Candidate>> PairsAsync(
        BehaviorIndex index, Period period, int purchase, BehaviorColumn items, Activity activity, EvidenceFrame frame, CancellationToken cancellationToken)
    {
        var scan = new BasketScan(index, purchase, items);
        var baskets = 0;
        scan.Each((_, _, _) => baskets++, cancellationToken);
        var pairs = scan.Pairs(Math.Max(LeastBaskets, baskets / 500), cancellationToken).Where(PairFinder.IsNeed).Take(PairFinder.Most).ToList();
        if (pairs.Count == 0)
            return [];

        var titles = await record.ItemTitlesAsync(cancellationToken);
        string Name(int code) => titles.GetValueOrDefault(items.TextOf(code)) ?? items.TextOf(code);
        var alone = pairs.ConvertAll(_ => new HashSet<int>());
        scan.Each((user, time, basket) =>
        {
            if (!period.IsRecent(time))
                return;
            for (var p = 0; p < pairs.Count; p++)
            {
                if (basket.Contains(pairs[p].If[0]) && !basket.Contains(pairs[p].Then[0]))
                    alone[p].Add(user);
            }
        }, cancellationToken);
        return pairs.Select((pair, p) => PairFinder.ToCandidate(pair, Name, alone[p], period, activity.ValueOf(items, pair.Then[0]), frame)).ToList();
    }
}
