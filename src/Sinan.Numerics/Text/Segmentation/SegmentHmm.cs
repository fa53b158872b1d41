using System.Globalization;

namespace Sinan.Numerics.Text;

/// <summary>Hidden Markov model of how Chinese words begin (B), go on (M), end (E) or stand alone (S); finds words that no dictionary holds.</summary>
/// <remarks>Source of the model file: cppjieba's hmm_model.utf8, in its order B, E, M, S.</remarks>
public sealed class SegmentHmm
{
    /// <summary>jieba's "impossible".</summary>
    const double Floor = -3.14e100;
    const int States = 4;
    const int B = 0, E = 1, M = 2, S = 3;

    // Which states may stand before B, E, M, S; of equals the later letter wins, as in jieba.
    static readonly int[][] Before = [[S, E], [M, B], [M, B], [S, E]];

    readonly double[] start = new double[States];
    readonly double[] transition = new double[States * States];
    readonly double[] emission = new double[(HanText.Last - HanText.First + 1) * States];

    /// <exception cref="FormatException">The text is not a model of nine number lines.</exception>
    public static SegmentHmm Load(TextReader reader)
    {
        var model = new SegmentHmm();
        model.emission.AsSpan().Fill(Floor);
        var lines = new List<string>();
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
                lines.Add(line);
        }

        if (lines.Count != 1 + States + States)
            throw new FormatException($"A segmentation model has 9 lines of numbers. Got {lines.Count}.");
        Numbers(lines[0], model.start);
        for (var state = 0; state < States; state++)
            Numbers(lines[1 + state], model.transition.AsSpan(state * States, States));
        for (var state = 0; state < States; state++)
        {
            foreach (var entry in lines[1 + States + state].Split(',', StringSplitOptions.RemoveEmptyEntries))
            {
                // A character outside the plane of common Han is never asked for.
                if (entry.Length > 2 && entry[1] == ':' && HanText.IsHan(entry[0]))
                    model.emission[(entry[0] - HanText.First) * States + state] = double.Parse(entry.AsSpan(2), CultureInfo.InvariantCulture);
            }
        }

        return model;
    }

    /// <summary>Marks where words end by the most probable path (Viterbi).</summary>
    /// <param name="han">Han characters only, at least one.</param>
    /// <param name="back">Scratch, 4 × length.</param>
    /// <param name="ends">Set to whether a word ends at each character.</param>
    internal void Decode(ReadOnlySpan<char> han, Span<byte> back, Span<bool> ends)
    {
        Span<double> now = stackalloc double[States];
        Span<double> next = stackalloc double[States];
        var emit = emission.AsSpan((han[0] - HanText.First) * States, States);
        for (var state = 0; state < States; state++)
            now[state] = start[state] + emit[state];
        for (var t = 1; t < han.Length; t++)
        {
            emit = emission.AsSpan((han[t] - HanText.First) * States, States);
            for (var state = 0; state < States; state++)
            {
                var (first, second) = (Before[state][0], Before[state][1]);
                var one = now[first] + transition[first * States + state] + emit[state];
                var two = now[second] + transition[second * States + state] + emit[state];
                next[state] = one >= two ? one : two;
                back[t * States + state] = (byte)(one >= two ? first : second);
            }

            next.CopyTo(now);
        }

        var at = now[S] >= now[E] ? S : E;
        for (var t = han.Length - 1; t >= 0; t--)
        {
            ends[t] = at is E or S;
            at = back[t * States + at];
        }
    }

    static void Numbers(string line, Span<double> values)
    {
        var parts = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < values.Length; i++)
            values[i] = double.Parse(parts[i], CultureInfo.InvariantCulture);
    }
}
