namespace Sinan.Kernel;

/// <summary>What a piece of feedback says of an aspect.</summary>
/// <param name="No">Number of the feedback.</param>
/// <param name="Aspect">Id of the aspect.</param>
/// <param name="Feeling">One of <see cref="All"/>.</param>
public sealed record FeedbackAspect(long No, string Aspect, string Feeling)
{
    public const string Praise = "praise", Blame = "blame", Mixed = "mixed", Uncertain = "uncertain", Neutral = "neutral";

    /// <summary>All feelings.</summary>
    public static IReadOnlyList<string> All { get; } = [Praise, Blame, Mixed, Uncertain, Neutral];
}

/// <summary>Only feedback that speaks of an aspect.</summary>
/// <param name="About">Id of the aspect.</param>
/// <param name="Feeling">How it speaks of it; anyhow when null.</param>
public sealed record FeedbackAspectFilter(string About, string? Feeling = null);

/// <summary>The feedback that speaks of an aspect.</summary>
/// <param name="Aspect">Id of the aspect.</param>
/// <param name="Feeling">How it speaks of it; null for all of it together.</param>
/// <param name="Comments">Pieces.</param>
/// <param name="Users">Known persons who gave them; null unless one aspect was asked for.</param>
public sealed record FeedbackAspectCount(string Aspect, string? Feeling, long Comments, long? Users);
