namespace Sinan.Benchmarks.Alerts;

/// <summary>How the themes of a made workspace are made.</summary>
/// <param name="Fewest">Themes at least.</param>
/// <param name="Most">Themes at most.</param>
/// <param name="Low">Comments a day of the smallest theme.</param>
/// <param name="High">Comments a day of the largest; in between log-uniform.</param>
/// <param name="Late">Every third theme begins on some day of the first so many; 0 = all are there from the start.</param>
sealed record MadeThemes(int Fewest, int Most, double Low, double High, int Late = 0)
{
    public static MadeThemes Usual { get; } = new(2, 12, 3, 60);

    /// <summary>Many themes of a comment in twenty days to one a day.</summary>
    public static MadeThemes Sparse { get; } = new(20, 30, 0.05, 1);

    /// <summary>The same, discovered after the fact: a third of them begins within the first four months.</summary>
    public static MadeThemes Late4Months { get; } = Sparse with { Late = 120 };
}
