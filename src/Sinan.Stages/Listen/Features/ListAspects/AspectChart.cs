using Sinan.Kernel;
using Sinan.Stages.Listen.Contracts;
using Sinan.Stages.Shared;

namespace Sinan.Stages.Listen.Features.ListAspects;

/// <param name="Name">As the reader sees it.</param>
/// <param name="Blame">Part that blames.</param>
/// <param name="Praise">Part that praises.</param>
sealed record AspectBar(string Name, ThemeFigure Blame, ThemeFigure Praise);

/// <summary>Bars that part at the middle: blame to the left, praise to the right, with the ends of their intervals.</summary>
static class AspectChart
{
    public static ChartOption Of(IEnumerable<AspectBar> bars, Localizer words)
    {
        var drawn = bars.ToArray();
        return ChartOption.Ranked(
            FactKind.Share, drawn.Select(b => b.Name),
            new ChartSeries(words["listen.aspects.blame"], [.. drawn.Select(b => new ChartPoint(-b.Blame.Value, -b.Blame.Interval?.High, -b.Blame.Interval?.Low, words.Write(Fact.Share("s", b.Blame.Value))))]),
            new ChartSeries(words["listen.aspects.praise"], [.. drawn.Select(b => ChartPoint.Of(b.Praise.Value, b.Praise.Interval))]) { Muted = true }) with { IsStacked = true };
    }
}
