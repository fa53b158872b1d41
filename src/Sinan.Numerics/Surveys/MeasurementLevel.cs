namespace Sinan.Numerics.Surveys;

/// <summary>What the numbers of a rating mean.</summary>
public enum MeasurementLevel
{
    /// <summary>Names: equal or not.</summary>
    Nominal,

    /// <summary>Ranks: more or less.</summary>
    Ordinal,

    /// <summary>Distances: how much more.</summary>
    Interval,
}
