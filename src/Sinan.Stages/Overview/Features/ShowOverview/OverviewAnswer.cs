using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Stages.Overview.Features.MeasureWork;
using Sinan.Stages.Overview.Features.RunLoop;

namespace Sinan.Stages.Overview.Features.ShowOverview;

/// <summary>The loop as it stands.</summary>
/// <param name="Data">Data at hand.</param>
/// <param name="Running">The loop's job while it runs or waits.</param>
/// <param name="Failed">Why the newest run ended early; null when it did not.</param>
/// <param name="Loop">The last run that came through.</param>
/// <param name="Picture">The loop with its figures.</param>
/// <param name="Decisions">What a person has to decide, the most urgent first.</param>
/// <param name="Since">From when on changes are told.</param>
/// <param name="Changes">What has changed since, newest first.</param>
/// <param name="Findings">The three most useful.</param>
/// <param name="Measures">The measures of the work.</param>
/// <param name="IsStale">The data changed since the last run.</param>
public sealed record OverviewAnswer(
    DataVersion Data, Job? Running, Problem? Failed, LoopReport? Loop, LoopPicture Picture, ImmutableArray<OpenDecision> Decisions, DateTimeOffset Since, ImmutableArray<RecentChange> Changes,
    ImmutableArray<Finding> Findings, WorkMeasures Measures, bool IsStale)
{
    public bool IsEmpty => Data is { Events: 0, Feedback: 0 };

    /// <summary>What waits today, in one sentence.</summary>
    public Phrase Sentence => Decisions.IsEmpty
        ? new Phrase("overview.today.none")
        : new Phrase("overview.today.answer", Fact.Count("open", Decisions.Length), Fact.Count("alarms", Count(DecisionUrgency.Alarm)), Fact.Count("overdue", Count(DecisionUrgency.Overdue)));

    int Count(DecisionUrgency urgency) => Decisions.Count(d => d.Urgency == urgency);
}
