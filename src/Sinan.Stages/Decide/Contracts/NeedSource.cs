namespace Sinan.Stages.Decide.Contracts;

/// <summary>Where a need was seen.</summary>
public enum NeedSource
{
    /// <summary>A funnel step that loses more than comparable ones.</summary>
    Friction,

    /// <summary>What people say.</summary>
    Voice,

    /// <summary>Things bought together.</summary>
    CoOccurrence,

    /// <summary>Answers to a survey.</summary>
    Survey,

    /// <summary>Told in an interview.</summary>
    Interview,

    /// <summary>An idea that people voted for.</summary>
    Idea,

    /// <summary>A feature that others have.</summary>
    Competitor,

    /// <summary>A note on the market.</summary>
    Market,

    /// <summary>Entered by a person.</summary>
    Entered,
}
