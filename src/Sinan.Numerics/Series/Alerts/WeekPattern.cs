namespace Sinan.Numerics.Series.Alerts;

/// <summary>Factors of the hours of the day and the days of the week, learned from what came against what was expected.</summary>
sealed class WeekPattern
{
    /// <summary>Visits of a place that count: older ones fade with 1 − 1 ÷ this.</summary>
    const double Memory = 16;

    /// <summary>Weight of "no pattern": so many visits, or so much expected count, whichever is more. Factors of small counts stay near 1.</summary>
    const double PriorVisits = 2, PriorCount = 15;

    readonly AlertRhythm rhythm;
    readonly double[] came;
    readonly double[] expected;

    public WeekPattern(AlertRhythm rhythm)
    {
        this.rhythm = rhythm;
        (came, expected) = (new double[rhythm.Inner + rhythm.Outer], new double[rhythm.Inner + rhythm.Outer]);
    }

    WeekPattern(WeekPattern other) => (rhythm, came, expected) = (other.rhythm, [.. other.came], [.. other.expected]);

    public WeekPattern Copy() => new(this);

    /// <param name="place">Place in the week.</param>
    /// <param name="usual">Expected count without the pattern.</param>
    public double Factor(int place, double usual)
    {
        var (hour, day) = Slots(place);
        return Of(hour, rhythm.Inner, usual) * Of(day, rhythm.Outer, usual);
    }

    public void Learn(int place, double value, double usual)
    {
        var (hour, day) = Slots(place);
        var (atHour, atDay) = (usual * Of(day, rhythm.Outer, usual), usual * Of(hour, rhythm.Inner, usual));
        Add(hour, rhythm.Inner, value, atHour);
        // An hour is one of 24 visits of its day.
        Add(day, rhythm.Outer, value / rhythm.Inner, atDay / rhythm.Inner);
    }

    (int Hour, int Day) Slots(int place) => (place % rhythm.Inner, rhythm.Inner + (place / rhythm.Inner));

    double Of(int slot, int slots, double usual)
    {
        if (slots == 1)
            return 1;
        var prior = Math.Max(PriorVisits * usual, PriorCount);
        return (came[slot] + prior) / (expected[slot] + prior);
    }

    void Add(int slot, int slots, double value, double usual)
    {
        if (slots == 1)
            return;
        var fade = 1 - (1 / (Memory * (slot < rhythm.Inner ? rhythm.Outer : rhythm.Inner)));
        came[slot] = (fade * came[slot]) + value;
        expected[slot] = (fade * expected[slot]) + usual;
    }
}
