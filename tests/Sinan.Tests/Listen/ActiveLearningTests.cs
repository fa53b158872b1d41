using Sinan.Numerics.Text;
using Sinan.Stages.Listen.Data;
using Sinan.Stages.Listen.Domain.Labels;
using Sinan.Testing;

namespace Sinan.Tests.Listen;

/// <summary>Labelling played through on 4,000 reviews of apps whose four labels are known.</summary>
public sealed class ActiveLearningTests
{
    const int Questions = 300;
    const int Step = 50;

    [Fact]
    public void What_the_classifier_asks_for_teaches_no_less_than_chance_and_the_stated_accuracy_is_honest()
    {
        var rows = File.ReadLines(SharedMaterial.Path("data", "app-reviews", "app_reviews_4000.csv")).Skip(1)
            .Select(l => l.Split(',')).Where(f => f.Length >= 4).Select(f => (Text: TextCleaner.Clean(string.Join(',', f[1..^2]).Trim('"')), Label: f[^2])).ToArray();
        string[] names = [.. rows.Select(r => r.Label).Distinct().Order(StringComparer.Ordinal)];
        int[] labels = [.. rows.Select(r => Array.IndexOf(names, r.Label))];
        string[] texts = [.. rows.Select(r => r.Text)];

        var active = Play(texts, labels, names, isActive: true);
        var random = Play(texts, labels, names, isActive: false);

        TestContext.Current.TestOutputHelper?.WriteLine($"active {active}, random {random}");
        Assert.True(active.Accuracy > random.Accuracy - 0.02, $"{active} {random}");
        // Stated from about 100 measured comments: two standard errors are about 0.1.
        Assert.Equal(active.Accuracy, active.Stated, 0.1);
    }

    /// <returns>Accuracy on all comments that nobody labelled, and the one that the random part states.</returns>
    static (double Accuracy, double Stated) Play(string[] texts, int[] labels, string[] names, bool isActive)
    {
        var stop = TestContext.Current.CancellationToken;
        bool[] isMeasured = [.. Enumerable.Range(0, texts.Length).Select(i => LabelDraw.IsMeasured(i))];
        int[] rules = [.. texts.Select(_ => -1)];
        var said = new List<CommentLabel>();
        IReadOnlyList<long> waiting = [];
        LabelFit fit = null!;
        int[] truth = [];
        while (said.Count < Questions)
        {
            for (var i = 0; i < Step; i++)
            {
                var comment = LabelDraw.Next(new LabelBook(said), "ann", texts.Length, waiting, 1)[0];
                said.Add(new CommentLabel("4", comment, "ann", names[labels[comment]], default));
            }

            var known = said.Select(s => s.Comment).ToHashSet();
            truth = [.. labels.Select((l, i) => known.Contains(i) ? l : -1)];
            fit = LabelFit.Of(texts, truth, isMeasured, rules, names.Length, LanguageTools.Shared.Segmenter, new TextTraining(1, 2), stop);
            if (isActive && fit.Model is not null)
                waiting = [.. LabelQueue.Choose(texts, [.. truth.Select(t => t >= 0)], isMeasured, fit.Margins, LanguageTools.Shared.Segmenter, 2, stop).Select(i => (long)i)];
        }

        int[] open = [.. Enumerable.Range(0, texts.Length).Where(i => truth[i] < 0)];
        int[] measured = [.. Enumerable.Range(0, texts.Length).Where(i => truth[i] >= 0 && isMeasured[i])];
        return (Right(open), Right(measured));

        double Right(int[] of) => of.Count(i => fit.Model![i] == labels[i]) / (double)of.Length;
    }
}
