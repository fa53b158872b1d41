namespace Sinan.Numerics.Series;

/// <summary>The public holidays of mainland China that fall on computable days.</summary>
public enum ChineseHoliday
{
    None,

    /// <summary>1 January.</summary>
    NewYear,

    /// <summary>The eve of the lunar year and its first six days.</summary>
    SpringFestival,

    /// <summary>The day on which the sun's longitude passes 15°.</summary>
    Qingming,

    /// <summary>1 and 2 May.</summary>
    LabourDay,

    /// <summary>Fifth day of the fifth lunar month.</summary>
    DragonBoat,

    /// <summary>Fifteenth day of the eighth lunar month.</summary>
    MidAutumn,

    /// <summary>1 to 7 October.</summary>
    NationalDay,
}
