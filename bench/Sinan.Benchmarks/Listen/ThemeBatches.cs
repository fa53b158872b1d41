using System.Globalization;
using Sinan.Numerics.Random;
using Sinan.Numerics.Text;

namespace Sinan.Benchmarks.Listen;

/// <summary>How many comments keep their theme when the same data come in ten batches, each read with all before it.</summary>
static class ThemeBatches
{
    const int Batches = 10;
    const double LeastKept = 0.9;

    /// <returns>Whether every step of the batches in random order keeps enough; the order of the file, in which whole categories arrive late, is printed beside it.</returns>
    public static bool Report(string[] texts, TextWriter output)
    {
        var shuffled = texts.ToArray();
        new SplitMix64(ThemeRun.Seed).Shuffle(shuffled.AsSpan());
        var kept = Feed("random order", shuffled, output);
        Feed("order of the file, for information", texts, output);
        return kept >= LeastKept;
    }

    static double Feed(string name, string[] texts, TextWriter output)
    {
        // The id of a theme is its number in order of birth.
        var (ids, next, labels) = (Array.Empty<int>(), 0, Array.Empty<int>());
        var first = Array.Empty<int>();
        var (least, births, ends) = (1.0, 0, 0);
        for (var batch = 1; batch <= Batches; batch++)
        {
            var part = texts[..(texts.Length * batch / Batches)];
            int[] known = [.. labels, .. Enumerable.Repeat(-1, part.Length - labels.Length)];
            var model = ThemeRun.Fit(part, null, ids.Length == 0 ? null : new ThemePrior(ids.Length, known, new HashSet<int>()));
            var lineage = ThemeLineage.Between(labels, ids.Length, model.Labels.AsSpan(0, labels.Length), model.Themes.Count);
            int[] now = [.. lineage.Continues.Select(c => c >= 0 ? ids[c] : next++)];
            var (stayed, placed) = (0, 0);
            for (var i = 0; i < labels.Length; i++)
            {
                if (labels[i] < 0)
                    continue;
                placed++;
                stayed += model.Labels[i] >= 0 && now[model.Labels[i]] == ids[labels[i]] ? 1 : 0;
            }

            if (batch > 1)
            {
                least = Math.Min(least, stayed / (double)placed);
                births += lineage.Continues.Count(c => c < 0);
                ends += ids.Except(now).Count();
            }

            (ids, labels) = (now, model.Labels);
            if (batch == 1)
                first = [.. labels.Select(l => l < 0 ? -1 : ids[l])];
        }

        var lasting = first.Index().Count(f => f.Item >= 0 && labels[f.Index] >= 0 && ids[labels[f.Index]] == f.Item) / (double)first.Count(f => f >= 0);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"ten batches, {name}: at least {least:P1} of the comments keep their theme at each step (at least {LeastKept:P0}), {lasting:P1} of the first batch to the end; {ids.Length} themes, {births} begun and {ends} ended on the way"));
        return least;
    }
}
