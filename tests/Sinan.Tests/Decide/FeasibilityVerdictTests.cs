using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using Sinan.Numerics.Learning;
using Sinan.Numerics.Random;
using Sinan.Numerics.Text;
using Sinan.Stages.Listen.Data;
using Sinan.Stages.Train.Domain;
using Sinan.Testing;

namespace Sinan.Tests.Decide;

/// <summary>The reduced form of the check "feasibility" of the benchmarks: verdicts from a quarter of the rows against what learning from twice and four times as many gives.</summary>
public sealed class FeasibilityVerdictTests
{
    static readonly double[] distances = [0.01, 0.02, 0.04, 0.08, 0.16];

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public void Verdicts_from_a_quarter_of_the_rows_are_given_in_most_cases_and_are_right()
    {
        var (cases, told, right) = (0, 0, 0);
        foreach (var (labels, scorer) in new[] { Hotel(), Intents(), Churn() })
        {
            var test = (int)(0.3 * labels.Length);
            var part = Math.Min(6000, labels.Length - test) / 4;
            var curve = LearningCurve.Measure(labels[..part], new LearningCurveOptions { Threads = 2 }, scorer, null, Stop);
            var forecast = CurveForecast.Of(curve, 1);
            int[] held = [.. Enumerable.Range(labels.Length - test, test)];
            foreach (var rows in new[] { 2 * part, 4 * part })
            {
                var truth = scorer([.. Enumerable.Range(0, rows)], held, 1).Average();
                foreach (var target in distances.SelectMany(d => new[] { truth - d, truth + d }).Where(t => t is > 0 and < 1))
                {
                    var verdict = forecast.Verdict(target, rows);
                    cases++;
                    told += verdict == Reachability.CannotTell ? 0 : 1;
                    right += verdict == (truth >= target ? Reachability.Reachable : Reachability.NotReachable) ? 1 : 0;
                }
            }
        }

        Assert.True(told >= 0.6 * cases, string.Create(CultureInfo.InvariantCulture, $"told {told} of {cases}"));
        Assert.True(right >= 0.9 * told, string.Create(CultureInfo.InvariantCulture, $"right {right} of {told}"));
    }

    static (int[] Labels, HeldOutScorer Scorer) Hotel()
    {
        using var file = new StreamReader(new GZipStream(File.OpenRead(SharedMaterial.Path("data", "zh-hotel-reviews", "ChnSentiCorp_htl_all.csv.gz")), CompressionMode.Decompress));
        file.ReadLine();
        // The label stands first; quotes around a text tell nothing.
        return Texts([.. file.ReadToEnd().Split('\n').Where(l => l.Length > 2 && l[1] == ',').Select(l => (l[2..].Trim(), l[..1]))]);
    }

    static (int[] Labels, HeldOutScorer Scorer) Intents()
    {
        using var json = JsonDocument.Parse(File.ReadAllText(SharedMaterial.Path("data", "zh-intents-smp2019", "train.json")).Replace("\"intent\": NaN", "\"intent\": \"NaN\"", StringComparison.Ordinal));
        return Texts([.. json.RootElement.EnumerateArray().Select(r => (r.GetProperty("text").GetString()!, r.GetProperty("intent").ToString()))]);
    }

    static (int[] Labels, HeldOutScorer Scorer) Texts((string Text, string Label)[] rows)
    {
        rows = [.. rows.DistinctBy(r => r.Text)];
        new SplitMix64(2026L).Shuffle(rows.AsSpan());
        string[] names = [.. rows.Select(r => r.Label).Distinct().Order(StringComparer.Ordinal)], texts = [.. rows.Select(r => TextCleaner.Clean(r.Text))];
        int[] labels = [.. rows.Select(r => Array.BinarySearch(names, r.Label, StringComparer.Ordinal))];
        return (labels, TextScorer.Of(texts, labels, LanguageTools.Shared.Segmenter, Stop));
    }

    static (int[] Labels, HeldOutScorer Scorer) Churn()
    {
        var lines = File.ReadAllLines(SharedMaterial.Path("data", "telco-churn", "Telco-Customer-Churn.csv"));
        string?[][] cells = [.. lines[1..].Select(l => l.Split(',').Select(c => c.Trim() is { Length: > 0 } known ? known : null).ToArray())];
        new SplitMix64(2026L).Shuffle(cells.AsSpan());
        var rows = new TabularRows([.. lines[0].Split(',')], cells);
        int[] labels = [.. cells.Select(c => c[^1] == "Yes" ? 1 : 0)];
        return (labels, (seen, test, seed) =>
        {
            var learned = rows.Take(seen);
            bool[] known = [.. seen.Select(i => labels[i] == 1)];
            var encoding = TabularEncoding.Learn(learned, new HashSet<string> { "Churn", "customerID" });
            var model = AnswerTraining.Fit(AnswerLearner.Logistic, encoding.Features, encoding.Encode(learned), known, seed, null, 1, Stop);
            return [.. model.Probabilities(encoding.Encode(rows.Take(test)), 1).Select((p, i) => p >= 0.5 == (labels[test[i]] == 1) ? 1.0 : 0)];
        });
    }
}
