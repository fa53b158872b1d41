using System.Globalization;
using Sinan.Kernel;
using Sinan.Numerics.Statistics;
using Sinan.Stages.Collect.Contracts;
using Sinan.Stages.Deliver.Domain.Goals;

namespace Sinan.Stages.Deliver.Domain.Initiatives;

/// <summary>Checks that the data and the entries answer by themselves.</summary>
static class Measures
{
    /// <summary>Score of the data quality from which the work may rest on them.</summary>
    const double LeastScore = 60;

    /// <summary>Highest share of wrong labels.</summary>
    const double MostWrong = 0.05;

    /// <summary>Such as labels done, first model, accepted.</summary>
    const int LeastMilestones = 3;

    /// <summary>Level of the interval whose upper end bounds the share with 95 % confidence.</summary>
    const double OneSided = 0.90;

    /// <exception cref="ArgumentOutOfRangeException">The check is not a measured one.</exception>
    public static Finding Of(string check, Initiative initiative, WorkFacts facts) => check switch
    {
        "data_quality" => DataQuality(facts),
        "goal_measurable" => Measurable(initiative.Goal),
        "targets_met" => Targets(initiative, facts),
        "milestones_planned" => Milestones(initiative),
        "label_quality" => LabelQuality(initiative, facts),
        "latency_met" => Latency(initiative),
        "build_passed" => LastBuild(initiative),
        _ => throw new ArgumentOutOfRangeException(nameof(check), check, "Nothing measures this check."),
    };

    public static Finding DataQuality(WorkFacts facts)
    {
        if (facts.Quality is not { } quality)
            return new Finding(CheckState.Open, new Phrase("deliver.measured.data_quality.none"));
        var serious = quality.Findings.Count(f => f.Severity == FindingSeverity.Serious);
        var proof = quality.Evidence.GetValueOrDefault("score");
        var score = Fact.Decimal("score", quality.Score);
        return new Finding(
            quality.Score >= LeastScore && serious == 0 ? CheckState.Holds : CheckState.Fails,
            new Phrase("deliver.measured.data_quality", proof == default ? score : score.From(proof), Fact.Count("serious", serious), Fact.Count("least", LeastScore)));
    }

    static Finding LabelQuality(Initiative initiative, WorkFacts facts)
    {
        if (StepWork.Number(initiative.AnswerTo("labels_checked")) is not { } entered || StepWork.Number(initiative.AnswerTo("labels_wrong")) is not { } wrong)
            return new Finding(CheckState.Open, new Phrase("deliver.measured.label_quality.none"));
        if (entered < 1 || wrong > entered)
            return new Finding(CheckState.Fails, new Phrase("deliver.measured.label_quality.counts"));
        var bounds = Proportions.Wilson(wrong, entered, OneSided);
        var share = facts.Proofs.Prove(
            "ShowInitiative", new { initiative.Id, LabelsChecked = entered, LabelsWrong = wrong }, new Phrase("deliver.evidence.label_quality", Fact.Count("checked", entered)), "method.label_sample",
            Fact.Share("share", wrong / entered).Between(bounds.Low, bounds.High, OneSided));
        var state = bounds.High <= MostWrong ? CheckState.Holds : bounds.Low > MostWrong ? CheckState.Fails : CheckState.Open;
        return new Finding(state, new Phrase("deliver.measured.label_quality." + StepWork.Code(state), share, Fact.Count("checked", entered), Fact.Share("most", MostWrong)));
    }

    static Finding Measurable(Goal goal)
    {
        var targets = goal.Metrics.Count(m => m is { IsGuardrail: false, Target: not null, Baseline: not null, HowMeasured.Length: > 0 });
        var guardrails = goal.Metrics.Count(m => m.IsGuardrail);
        return targets == 0 ? new Finding(CheckState.Open, new Phrase("deliver.measured.goal.none"))
            : guardrails == 0 ? new Finding(CheckState.Open, new Phrase("deliver.measured.goal.no_guardrail", Fact.Count("targets", targets)))
            : new Finding(CheckState.Holds, new Phrase("deliver.measured.goal", Fact.Count("targets", targets), Fact.Count("guardrails", guardrails)));
    }

    static Finding Targets(Initiative initiative, WorkFacts facts)
    {
        var aimed = initiative.Goal.Metrics.Where(m => m.Target is not null).Select(m => MetricReview.Of(initiative, m, facts.Proofs).State).ToList();
        if (aimed.Count == 0)
            return new Finding(CheckState.Open, new Phrase("deliver.measured.targets.none"));
        var (reached, missed) = (aimed.Count(s => s == CheckState.Holds), aimed.Count(s => s == CheckState.Fails));
        return new Finding(
            missed > 0 ? CheckState.Fails : reached == aimed.Count ? CheckState.Holds : CheckState.Open,
            new Phrase("deliver.measured.targets", Fact.Count("reached", reached), Fact.Count("targets", aimed.Count), Fact.Count("missed", missed), Fact.Count("untold", aimed.Count - reached - missed)));
    }

    static Finding Milestones(Initiative initiative)
    {
        var table = initiative.Timetable;
        var milestones = Fact.Count("milestones", table.Milestones.Length);
        if (table.Milestones.Length < LeastMilestones || table.Finish is not { } finish || table.DateOf(finish.P80) is not { } done)
            return new Finding(CheckState.Open, new Phrase("deliver.measured.milestones.few", milestones));
        var p80 = Day("p80", done);
        return initiative.ReleaseDate is { } release && release < done
            ? new Finding(CheckState.Fails, new Phrase("deliver.measured.milestones.release", p80, Day("release", release)))
            : new Finding(CheckState.Holds, new Phrase("deliver.measured.milestones", milestones, p80));
    }

    /// <summary>A day is the same in every zone, so it goes as words.</summary>
    static Fact Day(string name, DateOnly day) => Fact.Of(name, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    static Finding Latency(Initiative initiative)
    {
        if (StepWork.Number(initiative.AnswerTo("required_latency")) is not { } required || StepWork.Number(initiative.AnswerTo("latency_p95")) is not { } measured)
            return new Finding(CheckState.Open, new Phrase("deliver.measured.latency.none"));
        return new Finding(
            measured <= required ? CheckState.Holds : CheckState.Fails,
            new Phrase(measured <= required ? "deliver.measured.latency.holds" : "deliver.measured.latency.fails", Fact.Decimal("measured", measured), Fact.Decimal("required", required)));
    }

    static Finding LastBuild(Initiative initiative) => initiative.Builds.LastOrDefault() switch
    {
        null => new Finding(CheckState.Open, new Phrase("deliver.measured.build.none")),
        { Passed: true } build => new Finding(CheckState.Holds, new Phrase("deliver.measured.build.passed", Fact.Of("version", build.Version), Fact.At("at", build.At))),
        var build => new Finding(CheckState.Fails, new Phrase("deliver.measured.build.failed", Fact.Of("version", build.Version), Fact.At("at", build.At))),
    };
}
