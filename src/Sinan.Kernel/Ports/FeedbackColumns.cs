namespace Sinan.Kernel;

/// <summary>All feedback in columns, without its texts: position i of each belongs to the piece with number i. A number that was erased has nothing.</summary>
/// <param name="Users">Dense numbers of persons; −1 when unknown.</param>
/// <param name="Times">Milliseconds since 1970-01-01 UTC; <see cref="IntakeBatch.NoTime"/> when unknown.</param>
/// <param name="Ratings">NaN when there is none.</param>
/// <param name="Sentiments">Probability of being positive, 0…1; NaN before a reading.</param>
/// <param name="Themes">Index into <paramref name="ThemeIds"/>; −1 when in none.</param>
/// <param name="ThemeIds">Ids of the themes.</param>
public sealed record FeedbackColumns(int[] Users, long[] Times, double[] Ratings, double[] Sentiments, int[] Themes, IReadOnlyList<string> ThemeIds)
{
    public int Count => Users.Length;
}
