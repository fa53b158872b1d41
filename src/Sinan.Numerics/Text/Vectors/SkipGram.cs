using Sinan.Numerics.Random;

namespace Sinan.Numerics.Text;

/// <summary>
/// The two tables that are learned and one step of learning them: a word is the mean of its rows (its own and its grams'), and tells words that it was met with from
/// words that were drawn. The loss of a step is Σ ln(1 + e^(−h·o)) over those met and Σ ln(1 + e^(h·o)) over those drawn.
/// </summary>
/// <remarks>
/// Sources: Mikolov, Sutskever, Chen, Corrado and Dean 2013, equation 4; Bojanowski, Grave, Joulin and Mikolov 2017, section 3. All words met within one window move the word
/// together, after the last of them: half the work of one after the other. Each row takes the gradient of the mean, so the word moves as far as it would without grams.
/// </remarks>
sealed class SkipGram
{
    readonly int dimensions;
    readonly float[] hidden, moved;

    /// <param name="rows">Rows of words and grams.</param>
    /// <param name="words">Words that can be met.</param>
    /// <param name="dimensions">A multiple of <see cref="LaneSums.Lanes"/>.</param>
    /// <param name="random">Rows begin uniformly within ±1 ÷ dimensions, words met at 0.</param>
    public SkipGram(int rows, int words, int dimensions, SplitMix64 random)
    {
        this.dimensions = dimensions;
        (Rows, Met) = (new float[(long)rows * dimensions], new float[(long)words * dimensions]);
        (hidden, moved) = (new float[dimensions], new float[dimensions]);
        foreach (ref var value in Rows.AsSpan())
            value = (float)(((2 * random.NextDouble()) - 1) / dimensions);
    }

    /// <summary>Row by row.</summary>
    public float[] Rows { get; }

    /// <summary>What words are met by, word by word.</summary>
    public float[] Met { get; }

    /// <summary>Begins a step.</summary>
    /// <param name="rows">Rows of the word.</param>
    public void Begin(ReadOnlySpan<int> rows)
    {
        Mean(rows, hidden);
        Array.Clear(moved);
    }

    /// <summary>Learns that the word was met with another one, or not.</summary>
    /// <param name="other">Number of the other word.</param>
    /// <param name="isMet">Whether it stood in the window; else it was drawn.</param>
    /// <param name="step">Length of the step.</param>
    public void Learn(int other, bool isMet, float step)
    {
        var place = Met.AsSpan(other * dimensions, dimensions);
        var slope = step * ((isMet ? 1 : 0) - Sigmoid(LaneSums.Dot(hidden, place)));
        LaneSums.AddScaled(slope, place, moved);
        LaneSums.AddScaled(slope, hidden, place);
    }

    /// <summary>Moves the word by all that it learned.</summary>
    /// <param name="rows">Those it began with.</param>
    public void End(ReadOnlySpan<int> rows)
    {
        foreach (var row in rows)
            LaneSums.AddScaled(1, moved, Rows.AsSpan(row * dimensions, dimensions));
    }

    /// <summary>The mean of rows.</summary>
    public void Mean(ReadOnlySpan<int> rows, Span<float> mean)
    {
        mean.Clear();
        foreach (var row in rows)
            LaneSums.AddScaled(1f / rows.Length, Rows.AsSpan(row * dimensions, dimensions), mean);
    }

    static float Sigmoid(float x) => 1 / (1 + MathF.Exp(-x));
}
