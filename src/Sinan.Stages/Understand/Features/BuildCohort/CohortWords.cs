using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Stages.Understand.Contracts;
using Sinan.Stages.Understand.Domain.Behavior;

namespace Sinan.Stages.Understand.Features.BuildCohort;

/// <summary>Rules and their answers in sentences.</summary>
static class CohortWords
{
    public static Phrase Counted(CohortRule rule, long users, long of) => new("understand.cohort.counted", Fact.Count("users", users), Fact.Count("of", of), Fact.Of("rule", Says(rule)));

    /// <summary>"did pay at least 2 times in the last 30d".</summary>
    public static Phrase Says(CohortRule rule) => rule switch
    {
        { All: { IsDefaultOrEmpty: false } all } => Joined("understand.cohort.says.and", all),
        { Any: { IsDefaultOrEmpty: false } any } => Joined("understand.cohort.says.or", any),
        { Not: { } not } => new Phrase("understand.cohort.says.not", Fact.Of("part", Says(not))),
        { Did: { } name, AtLeast: null or 1 } => new Phrase("understand.cohort.says.did_once", Fact.Of("event", name), When(rule)),
        { Did: { } name } => new Phrase("understand.cohort.says.did", Fact.Of("event", name), Fact.Count("times", rule.AtLeast ?? 1), When(rule)),
        { Sequence: { IsDefault: false, Length: 2 } pair } => new Phrase(
            rule.Within is null ? "understand.cohort.says.sequence" : "understand.cohort.says.sequence_within", Fact.Of("first", pair[0]), Fact.Of("then", pair[1]), Length("within", rule.Within), When(rule)),
        { Funnel: { IsDefaultOrEmpty: false } steps } => new Phrase(
            rule.Reached == steps.Length ? "understand.cohort.says.through" : "understand.cohort.says.dropped", Fact.Of("way", string.Join(" → ", steps)),
            Fact.Of("step", steps[Math.Clamp((rule.Reached ?? 1) - 1, 0, steps.Length - 1)]), When(rule)),
        { Column: { } column, Is: { IsDefault: false } values } => new Phrase("understand.cohort.says.has", Fact.Of("column", column), Fact.Of("values", string.Join(", ", values))),
        { Segment: { } id } => new Phrase("understand.cohort.says.in", Fact.Of("segment", id)),
        _ => new Phrase("understand.cohort.says.nothing"),
    };

    public static ImmutableArray<Phrase> Answer(CohortReport report) =>
    [
        new Phrase("understand.cohort.answer", Fact.Count("users", report.Users), Fact.Count("of", report.Of), Shares.Fact("share", report.Share, report.Ci95, report.Evidence), Fact.Of("rule", Says(report.Rule))),
    ];

    static Phrase Joined(string key, ImmutableArray<CohortRule> parts) =>
        parts.Skip(1).Aggregate(Says(parts[0]), (left, part) => new Phrase(key, Fact.Of("left", left), Fact.Of("right", Says(part))));

    static Fact Length(string name, string? time) => Window.Parse(time ?? "") is { } ms ? Fact.Duration(name, ms / 1000.0) : Fact.Of(name, time ?? "");

    /// <summary>Nothing where the whole log counts.</summary>
    static Fact When(CohortRule rule) => rule switch
    {
        { Last: { } last } => Fact.Of("when", new Phrase("understand.cohort.when.last", Length("time", last))),
        { From: { } from, To: { } to } => Fact.Of("when", new Phrase("understand.cohort.when.between", Fact.Of("from", from), Fact.Of("to", to))),
        { From: { } from } => Fact.Of("when", new Phrase("understand.cohort.when.from", Fact.Of("from", from))),
        { To: { } to } => Fact.Of("when", new Phrase("understand.cohort.when.to", Fact.Of("to", to))),
        _ => Fact.Of("when", ""),
    };
}
