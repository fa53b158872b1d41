namespace Sinan.Stages.Listen.Features.CompareAspects;

/// <summary>Two periods, ends inclusive.</summary>
sealed record Periods(DateOnly BeforeFrom, DateOnly BeforeTo, DateOnly From, DateOnly To)
{
    /// <summary>What is left open is filled in from the days on which comments came; null without two different days.</summary>
    public static Periods? Of(CompareAspects request, IReadOnlyList<DateOnly> days)
    {
        if (days.Count == 0 || days.Max() is var last && days.Min() is var first && last == first)
            return null;
        var to = request.To ?? days.Max();
        var from = request.From ?? days.Min().AddDays(Math.Max(1, (to.DayNumber - days.Min().DayNumber + 1) * 3 / 4));
        var beforeTo = request.BeforeTo ?? from.AddDays(-1);
        var beforeFrom = request.BeforeFrom ?? (request.From is null ? days.Min() : beforeTo.AddDays(from.DayNumber - to.DayNumber));
        return new Periods(beforeFrom, beforeTo, from, to);
    }
}
