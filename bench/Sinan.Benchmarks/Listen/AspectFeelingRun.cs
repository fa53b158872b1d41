using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Sinan.Numerics.Statistics;
using Sinan.Numerics.Text;
using Sinan.Stages.Listen.Data;

namespace Sinan.Benchmarks.Listen;

/// <summary>How well the feeling of each aspect is read in car opinions, whose subjects have labelled feelings, beside simpler readings. Choices rest on the training part.</summary>
static class AspectFeelingRun
{
    const double LeastPart = 0.4;
    static readonly string[] Values = ["-1", "0", "1"];

    /// <returns>0; 2 without a file.</returns>
    public static int Run(string[] args, TextWriter output)
    {
        if (args is not [var path, ..])
        {
            output.WriteLine("aspect-feeling FILE [--test]: a CSV with the columns content, subject and sentiment_value (train.csv.gz of the car opinions); the texts with MD5 mod 5 = 0 with --test, else the others.");
            return 2;
        }

        var (subjects, feelings) = (LabelledReviews.Read(path, "content", "subject"), LabelledReviews.Read(path, "content", "sentiment_value"));
        var rows = subjects.Texts.Select((t, i) => new Row(t, subjects.Labels[i], Array.IndexOf(Values, feelings.Labels[i]) - 1, IsTest(t))).ToArray();
        var (train, measured) = (rows.Where(r => !r.IsTest).ToArray(), rows.Where(r => r.IsTest == args.Contains("--test")).ToArray());
        var tools = LanguageTools.Shared;
        string[] texts = [.. train.Select(r => r.Text).Distinct(StringComparer.Ordinal)];
        var aspects = AspectModel.Find(texts, TextLanguage.Chinese, tools.Segmenter, tools.Classes, tools.Vocabulary, ThemeRun.Seed, ThemeRun.Threads, CancellationToken.None);
        var subjectOf = Subjects(aspects, texts, train);
        var reader = new Reader(tools.Segmenter, tools.Classes, subjectOf);
        output.WriteLine(Invariant($"{measured.Length} pairs of text and subject in the {(args.Contains("--test") ? "test" : "training")} part; {subjectOf.Count} terms of {subjectOf.Values.Distinct().Count()} subjects"));
        output.WriteLine("                                        told    right   95 % interval    mean F1   of praise and blame: right sign");
        Print("always the most frequent (neutral)", measured, _ => 0, output);
        Print("the comment as a whole", measured, r => reader.Whole(r.Text), output);
        Print("nearest opinion in the clause", measured, r => reader.Nearest(r.Text, r.Subject), output);
        Print("each mention read in full", measured, r => reader.Full(r.Text, r.Subject), output);
        Print("the same, else the comment as a whole", measured, r => reader.Full(r.Text, r.Subject) ?? reader.Whole(r.Text), output);
        Print("the same, else neutral", measured, r => reader.Full(r.Text, r.Subject) ?? 0, output);
        foreach (var subject in subjectOf.Values.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
            Print("  " + subject, [.. measured.Where(r => r.Subject == subject)], r => reader.Full(r.Text, r.Subject), output);
        return 0;
    }

    /// <summary>By term the subject that at least two of five texts with it have.</summary>
    static Dictionary<string, string> Subjects(IReadOnlyList<Aspect> aspects, string[] texts, Row[] train)
    {
        var labels = train.ToLookup(r => r.Text, r => r.Subject, StringComparer.Ordinal);
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var mentions in aspects.SelectMany(a => a.Mentions).GroupBy(m => m.Term, StringComparer.Ordinal))
        {
            var told = mentions.Select(m => m.Text).Distinct().ToArray();
            var (subject, count) = told.SelectMany(t => labels[texts[t]].Distinct()).CountBy(s => s, StringComparer.Ordinal).OrderByDescending(c => c.Value).ThenBy(c => c.Key, StringComparer.Ordinal).First();
            if (count >= LeastPart * told.Length)
                found.Add(mentions.Key, subject);
        }

        return found;
    }

    static void Print(string name, Row[] rows, Func<Row, int?> tell, TextWriter output)
    {
        var told = rows.Select(r => (r.Value, Told: tell(r))).Where(r => r.Told is not null).ToArray();
        var right = told.Count(r => r.Value == r.Told);
        var bounds = Proportions.Wilson(right, Math.Max(1, told.Length));
        var f1 = Enumerable.Range(-1, 3).Average(v => 2.0 * told.Count(r => r.Value == v && r.Told == v) / Math.Max(1, told.Count(r => r.Value == v) + told.Count(r => r.Told == v)));
        var felt = told.Where(r => r.Value != 0 && r.Told != 0).ToArray();
        output.WriteLine(Invariant(
            $"{name.PadRight(38 - name.Count(c => c > '\u2E7F'))} {told.Length / (double)rows.Length,6:P1} {right / (double)Math.Max(1, told.Length),8:P1}  {bounds.Low,6:P1} … {bounds.High,6:P1} {f1,8:P1}   {felt.Count(r => r.Value == r.Told) / (double)Math.Max(1, felt.Length),6:P1} of {felt.Length}"));
    }

#pragma warning disable CA5351 // Cuts a file in a way that others can repeat; keeps no secret.
    static bool IsTest(string text) => MD5.HashData(Encoding.UTF8.GetBytes(text)).Sum(b => b) % 5 == 0;
#pragma warning restore CA5351

    static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    sealed record Row(string Text, string Subject, int Value, bool IsTest);

    /// <summary>The readings that are compared: 1 praises, −1 blames, 0 neither, null cannot tell.</summary>
    sealed class Reader(Segmenter segmenter, WordClasses classes, Dictionary<string, string> subjectOf)
    {
        readonly AspectReader aspects = new(segmenter, classes);
        readonly LexiconSentiment sentiment = new(new WordReader(segmenter), SentimentLexicon.Default);
        readonly HashSet<string> terms = [.. subjectOf.Keys];

        public int Whole(string text) => Math.Sign(sentiment.Score(text));

        public int? Full(string text, string subject)
        {
            var mentions = Of(text, subject);
            return mentions.Length == 0 ? null : mentions.Select(m => m.Feeling).Aggregate(AspectFeelings.Together) switch
            {
                AspectFeeling.Praise => 1,
                AspectFeeling.Blame => -1,
                AspectFeeling.Neutral => 0,
                _ => null,
            };
        }

        /// <summary>The sign of the opinion nearest to the word in its clause, summed over mentions.</summary>
        public int? Nearest(string text, string subject)
        {
            var mentions = Of(text, subject);
            return mentions.Length == 0 ? null : Math.Sign(mentions.Sum(m =>
            {
                var clause = text.AsSpan(m.Start, m.Length);
                sentiment.Score(clause);
                var at = Math.Max(0, clause.IndexOf(m.Term, StringComparison.OrdinalIgnoreCase));
                var (nearest, sign) = (int.MaxValue, 0);
                foreach (var hit in sentiment.Hits)
                {
                    var distance = hit.Start >= at + m.Term.Length ? hit.Start - at - m.Term.Length : Math.Max(0, at - hit.Start - hit.Length);
                    if (distance < nearest)
                        (nearest, sign) = (distance, Math.Sign(hit.Contribution));
                }

                return sign;
            }));
        }

        AspectMention[] Of(string text, string subject)
        {
            var mentions = new List<AspectMention>();
            aspects.Find(0, text, terms, mentions);
            return [.. mentions.Where(m => subjectOf.GetValueOrDefault(m.Term) == subject)];
        }
    }
}
