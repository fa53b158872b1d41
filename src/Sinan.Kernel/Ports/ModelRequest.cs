using System.Collections.Immutable;

namespace Sinan.Kernel;

/// <summary>A conversation for a language model to go on with.</summary>
/// <param name="Messages">From first to last; the rules stand in a message of the system, data of people only in those of the user.</param>
public sealed record ModelRequest(params ImmutableArray<ModelMessage> Messages)
{
    /// <summary>Most tokens of the answer; 1,500 by default.</summary>
    public int MostTokens { get; init; } = 1_500;

    /// <summary>How freely it chooses words, 0…2; 0 by default, the most likely ones.</summary>
    public double Temperature { get; init; }
}

/// <summary>One message of a conversation.</summary>
public sealed record ModelMessage(ModelRole Role, string Text);

/// <summary>Who speaks.</summary>
public enum ModelRole
{
    System,
    User,
    Assistant,
}
