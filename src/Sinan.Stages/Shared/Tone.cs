namespace Sinan.Stages.Shared;

/// <summary>How a thing is meant. Good and bad are judged by the goal, not by up and down; colour is never the only sign of it.</summary>
public enum Tone
{
    Neutral,
    Accent,
    Good,
    Warning,
    Bad,
}
