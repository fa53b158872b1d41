using System.Collections.Immutable;
using Sinan.Kernel;

namespace Sinan.Stages.Understand.Features.AnswerLifecycle;

/// <summary>The lifecycle in sentences.</summary>
static class LifecycleWords
{
    public static Phrase Active(LifecycleReport report, LifecyclePeriodReport period) => new(
        "understand.lifecycle.active", Unit(report), Fact.Date("start", period.Start), Fact.Count("active", period.Active), Fact.Count("new", period.New),
        Fact.Count("returning", period.Returning), Fact.Count("resurrecting", period.Resurrecting));

    public static Phrase Returned(LifecycleReport report, LifecyclePeriodReport period) => new(
        "understand.lifecycle.returned", Unit(report), Fact.Date("start", period.Start), Fact.Count("users", period.Returning + period.Dormant), Fact.Count("gone", period.Returning));

    public static Fact ShareOf(LifecyclePeriodReport period) => Shares.Fact("share", period.ReturnedShare, period.Ci95, period.Evidence);

    public static Fact Unit(LifecycleReport report) => Fact.Of("period", new Phrase("understand.trend.period." + report.Interval));

    public static ImmutableArray<Phrase> Answer(LifecycleReport report)
    {
        var told = report.Periods[report.Told];
        if (told.Active + told.Dormant == 0)
            return [new Phrase("understand.lifecycle.nobody", Unit(report), Fact.Date("start", told.Start))];
        var sentences = ImmutableArray.CreateBuilder<Phrase>();
        sentences.Add(new Phrase("understand.lifecycle.answer", Unit(report), Fact.Date("start", told.Start), Fact.Count("active", told.Active).From(report.Evidence), Fact.Count("new", told.New), Fact.Count("resurrecting", told.Resurrecting)));
        if (told.ReturnedShare is not null)
            sentences.Add(new Phrase("understand.lifecycle.answer.returned", Unit(report), ShareOf(told), Fact.Count("dormant", told.Dormant)));
        if (told.ReturnedShare is not null)
        {
            var gained = told.New + told.Resurrecting - told.Dormant;
            sentences.Add(gained == 0 ? new Phrase("understand.lifecycle.answer.even") : new Phrase(gained > 0 ? "understand.lifecycle.answer.grew" : "understand.lifecycle.answer.shrank", Fact.Count("users", Math.Abs(gained))));
        }

        return sentences.ToImmutable();
    }
}
