using Sinan.Kernel;
using Sinan.Stages.Shared;

namespace Sinan.Stages.Understand.Features.FindFriction;

/// <summary>Users lost by the signs that cost clearly.</summary>
static class FrictionChart
{
    public const int MostDrawn = 8;

    /// <summary>Null when no sign costs clearly.</summary>
    public static ChartOption? Of(FrictionReport report, Localizer words)
    {
        var signs = report.Signs.Where(s => s.Clear).Take(MostDrawn).ToList();
        return signs.Count == 0 ? null : ChartOption.Ranked(
            FactKind.Count, signs.Select(s => words.Write(FrictionWords.Name(s))),
            new ChartSeries(words["understand.friction.column.lost"], [.. signs.Select(s => ChartPoint.Of(s.LostUsers!.Value, FrictionWords.Lost(s).Interval))]))
            with { AxisTitle = words["understand.friction.column.lost"] };
    }
}
