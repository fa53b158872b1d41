namespace Sinan.Stages.Decide.Domain.Ideas;

/// <summary>The public board; kept under the setting <see cref="Key"/>.</summary>
/// <param name="Token">Part of its address, which cannot be guessed.</param>
/// <param name="IsOpen">Whether strangers see it and may post and vote.</param>
public sealed record IdeaBoard(string Token, bool IsOpen)
{
    public const string Key = "decide.board";
}
