using System.Diagnostics;
using System.Globalization;
using Sinan.Numerics.Text;
using Sinan.Stages.Listen.Data;

namespace Sinan.Benchmarks.Listen;

/// <summary>Aspects found without labels in car opinions, against their ten subjects. No target is set: the figures are printed as they are.</summary>
static class AspectRun
{
    /// <summary>An aspect whose texts scatter more belongs to no subject.</summary>
    const double LeastPart = 0.4;

    /// <returns>0; 2 without a file.</returns>
    public static int Run(string[] args, TextWriter output)
    {
        if (args is not [var path, ..])
        {
            output.WriteLine("aspects FILE: a CSV with the columns content, subject and sentiment_value (train.csv.gz of the car opinions).");
            return 2;
        }

        var rows = LabelledReviews.Read(path, "content", "subject");
        var texts = rows.Texts.Distinct(StringComparer.Ordinal).ToArray();
        var number = texts.Index().ToDictionary(t => t.Item, t => t.Index, StringComparer.Ordinal);
        var truth = rows.Texts.Zip(rows.Labels, (t, l) => (Text: number[t], Subject: l)).ToHashSet();
        var subjects = rows.Labels.Distinct().Order(StringComparer.Ordinal).ToArray();
        var tools = LanguageTools.Shared;
        var clock = Stopwatch.StartNew();
        var aspects = AspectModel.Find(
            texts, TextLanguage.Chinese, tools.Segmenter, tools.Classes, tools.Vocabulary, ThemeRun.Seed, ThemeRun.Threads, CancellationToken.None);
        output.WriteLine(Invariant($"{texts.Length} texts, {truth.Count} pairs of text and subject, {aspects.Count} aspects of {aspects.Sum(a => a.Terms.Count)} terms in {clock.Elapsed.TotalSeconds:0.0} s"));
        foreach (var aspect in aspects.Take(25))
            output.WriteLine(Invariant($"  {aspect.Mentions.DistinctBy(m => m.Text).Count(),5} {string.Join(' ', aspect.Terms.Take(8))}"));
        // By name alone: an aspect speaks of the subject whose name one of its terms holds.
        var named = aspects.ToDictionary(a => a.Name, a => Array.Find(subjects, s => a.Terms.Any(t => t.Contains(s, StringComparison.Ordinal) || s.StartsWith(t, StringComparison.Ordinal))), StringComparer.Ordinal);
        Report("by name alone, all texts", aspects, named, truth, _ => true, output);
        // By label: the subject met most often in every other text; measured on the rest.
        var learned = aspects.ToDictionary(a => a.Name, a => Majority(a, truth), StringComparer.Ordinal);
        Report("by the labels of every other text, the others", aspects, learned, truth, text => text % 2 == 1, output);
        return 0;
    }

    static string? Majority(Aspect aspect, HashSet<(int Text, string Subject)> truth)
    {
        var texts = aspect.Mentions.Select(m => m.Text).Where(t => t % 2 == 0).ToHashSet();
        return truth.Where(t => texts.Contains(t.Text)).CountBy(t => t.Subject, StringComparer.Ordinal).OrderByDescending(c => c.Value).ThenBy(c => c.Key, StringComparer.Ordinal)
            .Where(c => c.Value >= LeastPart * texts.Count).Select(c => c.Key).FirstOrDefault();
    }

    static void Report(
        string name, IReadOnlyList<Aspect> aspects, Dictionary<string, string?> subjectOf, HashSet<(int Text, string Subject)> truth, Func<int, bool> isMeasured, TextWriter output)
    {
        var said = aspects.Where(a => subjectOf[a.Name] is not null).SelectMany(a => a.Mentions.Select(m => (m.Text, Subject: subjectOf[a.Name]!))).Where(p => isMeasured(p.Text)).ToHashSet();
        var wanted = truth.Where(t => isMeasured(t.Text)).ToHashSet();
        var right = said.Count(wanted.Contains);
        var macro = wanted.Select(w => w.Subject).Distinct(StringComparer.Ordinal).Average(s =>
        {
            var (given, there) = (said.Count(p => p.Subject == s), wanted.Count(p => p.Subject == s));
            return 2.0 * said.Count(p => p.Subject == s && wanted.Contains(p)) / (given + there);
        });
        output.WriteLine(Invariant($"  subjects {name}: precision {right / (double)Math.Max(1, said.Count):P1}, recall {right / (double)wanted.Count:P1}, F1 {2.0 * right / (said.Count + wanted.Count):P1}, mean F1 of the subjects {macro:P1}"));
    }

    static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
