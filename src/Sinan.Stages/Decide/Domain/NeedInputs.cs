using Sinan.Numerics.Decisions;
using Sinan.Stages.Decide.Contracts;

namespace Sinan.Stages.Decide.Domain;

/// <summary>What formulas may name of a need.</summary>
static class NeedInputs
{
    /// <summary>Names, in the order of the columns. "value", "criticality", "risk" and "size" are points from 1 to 20 of the weighted shortest job first.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "reach", "impact", "confidence", "effort", "ease", "money", "urgency", "importance", "satisfaction", "better", "worse", "votes", "value", "criticality", "risk", "size",
    ];

    /// <summary>Least and most of what people may enter.</summary>
    public static (double Least, double Most)? RangeOf(string name) => name switch
    {
        "reach" or "money" => (0, 1e12),
        "impact" => (0.25, 3),
        "confidence" or "better" => (0, 1),
        "worse" => (-1, 0),
        "effort" => (0.25, 20_000),
        "importance" or "satisfaction" or "ease" => (0, 10),
        "urgency" => (0.01, 100),
        "value" or "criticality" or "risk" or "size" => (1, 20),
        _ => null,
    };

    public static int Of(string name) => Names.TakeWhile(n => n != name).Count();

    /// <summary>The inputs of needs, one need after the other, as wide as <see cref="Names"/>.</summary>
    public static UncertainValue[] Table(IReadOnlyList<Need> needs)
    {
        var table = new UncertainValue[needs.Count * Names.Count];
        for (var n = 0; n < needs.Count; n++)
        {
            for (var i = 0; i < Names.Count; i++)
                table[(n * Names.Count) + i] = Value(needs[n], Names[i]) is { IsKnown: true } x ? new UncertainValue(x.Value, x.Low, x.High) : UncertainValue.Unknown;
        }

        RelativePoints.Fill(table, Names.Count);
        return table;
    }

    /// <summary>Null where nobody has measured or said it.</summary>
    public static Estimate? Value(Need need, string name) => name switch
    {
        "reach" => need.Reach,
        "impact" => need.Impact,
        "confidence" => need.Confidence,
        "effort" => need.Effort,
        _ when need.Inputs.GetValueOrDefault(name) is { } entered => entered,
        "ease" => Ease(need.Effort),
        // A value touched is as unsure as the number of people it comes from.
        "money" => need.Importance is { } money && need.Reach.Value > 0 ? need.Reach.Times(money / need.Reach.Value) : null,
        "urgency" => Estimate.Sure(need.Urgency ?? 1),
        _ => null,
    };

    /// <summary>A day or less is a ten; twice the days are half the ease.</summary>
    static Estimate Ease(Estimate effort) => new(Math.Min(10, 10 / effort.Value), Math.Min(10, 10 / effort.High), Math.Min(10, 10 / effort.Low));
}
