namespace Sinan.Stages.Deliver.Domain.Drafts;

/// <summary>What a number in a text counts.</summary>
public enum NumberUnit
{
    /// <summary>Nothing that the words around it say.</summary>
    None,

    /// <summary>A share, as 0…1: "38%", 百分之三十八, 三成, 2/3.</summary>
    Share,

    /// <summary>A difference of shares, as 0…1: "3.2 points", 个百分点.</summary>
    Points,

    /// <summary>How many times as much: "1.4×", 倍, "twice".</summary>
    Times,

    /// <summary>A length of time; <see cref="WrittenNumber.Scale"/> gives the seconds of its unit.</summary>
    Duration,

    /// <summary>A day, a month or a year.</summary>
    Day,

    /// <summary>A time of the day.</summary>
    Clock,

    /// <summary>Letters and digits grown together, or a version: "GPT-4", "1.4.0".</summary>
    Name,

    /// <summary>A number that is not said: "hundreds", 几百, 300 多.</summary>
    Vague,
}
