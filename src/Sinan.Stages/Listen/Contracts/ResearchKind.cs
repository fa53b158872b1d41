using System.Text.Json.Serialization;

namespace Sinan.Stages.Listen.Contracts;

/// <summary>What kind of text was coded.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ResearchKind>))]
public enum ResearchKind
{
    /// <summary>The transcript of a conversation with a user.</summary>
    Interview,

    /// <summary>A report or note on the market.</summary>
    Market,

    /// <summary>What others offer, and what is said of it.</summary>
    Competitor,
}
