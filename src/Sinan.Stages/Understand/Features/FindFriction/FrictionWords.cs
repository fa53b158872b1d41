using System.Collections.Immutable;
using System.Text.Json;
using Sinan.Kernel;
using Sinan.Numerics.Behavior;
using Sinan.Stages.Understand.Domain.Friction;

namespace Sinan.Stages.Understand.Features.FindFriction;

/// <summary>Friction in sentences.</summary>
public static class FrictionWords
{
    /// <summary>"“pay” five times within five seconds"; an event that means failure by its own name is not said to fail.</summary>
    public static Phrase Name(FrictionSign sign) => new(
        "understand.friction.sign." + (sign.Kind == FrictionKind.Error && FailureWords.IsFailure(sign.Event) ? "failure" : JsonNamingPolicy.SnakeCaseLower.ConvertName(sign.Kind.ToString())),
        Fact.Of("event", sign.Event), Fact.Of("other", sign.Other ?? ""));

    public static Phrase Statement(FrictionSign sign, FrictionReport report) => new(
        "understand.friction.value", Fact.Of("sign", Name(sign)), Fact.Count("users", sign.Users), Fact.Share("lost", sign.LostShare ?? double.NaN),
        Fact.Share("others", sign.OtherLostShare ?? double.NaN), Fact.Of("goal", report.Goal), Fact.Of("step", sign.ComparedWith ?? ""));

    /// <summary>The sign that costs most, the others that cost clearly, and what this does not prove.</summary>
    public static ImmutableArray<Phrase> Answer(FrictionReport report)
    {
        var clear = report.Signs.Where(s => s.Clear).ToList();
        if (clear.Count == 0)
            return [new Phrase(report.Signs.IsEmpty ? "understand.friction.nothing" : "understand.friction.none", Fact.Of("goal", report.Goal), Fact.Count("signs", report.Signs.Length))];
        var worst = clear[0];
        var answer = ImmutableArray.CreateBuilder<Phrase>();
        answer.Add(new Phrase(
            "understand.friction.answer", Fact.Of("sign", Name(worst)), Lost(worst).From(worst.Evidence!.Value), Fact.Share("share", worst.LostShare!.Value),
            Fact.Share("others", worst.OtherLostShare!.Value), Fact.Of("goal", report.Goal)));
        if (worst.LostValue is { } value && report.ValuePerGoal is { } each && worst.LostUsersCi95 is [var low, var high])
            answer.Add(new Phrase("understand.friction.worth", Fact.Of("goal", report.Goal), Fact.Money("value", value).Between(low * each, high * each)));
        if (clear.Count > 1)
            answer.Add(new Phrase("understand.friction.more", Fact.Count("n", clear.Count - 1)));
        answer.Add(new Phrase("understand.friction.caveat"));
        return answer.ToImmutable();
    }

    public static Fact Lost(FrictionSign sign) => Fact.Count("lost", sign.LostUsers!.Value).Between(sign.LostUsersCi95!.Value[0], sign.LostUsersCi95.Value[1]);
}
