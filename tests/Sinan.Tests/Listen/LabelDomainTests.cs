using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Numerics.Random;
using Sinan.Numerics.Text;
using Sinan.Stages.Listen.Data;
using Sinan.Stages.Listen.Domain;
using Sinan.Stages.Listen.Domain.Labels;

namespace Sinan.Tests.Listen;

/// <summary>Which comments are asked about, what counts, and what is told of the others.</summary>
public sealed class LabelDomainTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public void What_more_than_half_said_counts_until_somebody_settles_it()
    {
        var book = new LabelBook([Said(1, "ann", "bug"), Said(1, "bob", "bug"), Said(1, "eve", "other"), Said(2, "ann", "bug"), Said(2, "bob", "praise"), Said(3, "ann", null)]);

        Assert.Equal("bug", book.Find(1)!.Truth);
        Assert.Null(book.Find(2)!.Truth);
        Assert.True(book.Find(2)!.IsDisputed);
        Assert.Equal([1L, 2], book.Labelled.Select(c => c.Comment));

        var settled = new LabelBook([Said(2, "ann", "bug"), Said(2, "bob", "praise"), Said(2, "eve", "praise") with { IsFinal = true }]);
        Assert.Equal("praise", settled.Find(2)!.Truth);
        Assert.False(settled.Find(2)!.IsDisputed);
    }

    [Fact]
    public void A_quarter_of_the_comments_measures_and_a_third_of_the_questions_comes_from_it()
    {
        const int comments = 20_000;
        Assert.InRange(Enumerable.Range(0, comments).Count(c => LabelDraw.IsMeasured(c)), 0.23 * comments, 0.27 * comments);

        var asked = Ask("ann", comments, 90, []);

        Assert.Equal(90, asked.Select(a => a.Comment).Distinct().Count());
        Assert.InRange(asked.Count(a => LabelDraw.IsMeasured(a.Comment)), 30, 30);
        // The same answers again: nothing depends on time or chance.
        Assert.Equal(asked.Select(a => a.Comment), Ask("ann", comments, 90, []).Select(a => a.Comment));
        Assert.Empty(asked.Select(a => a.Comment).Intersect(Ask("bob", comments, 90, []).Select(a => a.Comment)).Skip(5));
    }

    [Fact]
    public void What_waits_is_asked_first_but_never_in_the_turn_that_measures()
    {
        long[] waiting = [.. Enumerable.Range(0, 1000).Select(c => (long)c).Where(c => !LabelDraw.IsMeasured(c)).Take(60)];

        var asked = Ask("ann", 20_000, 60, waiting);

        Assert.Equal(40, asked.Count(a => waiting.Contains(a.Comment)));
        Assert.Equal(20, asked.Count(a => LabelDraw.IsMeasured(a.Comment)));
    }

    [Fact]
    public void One_question_in_five_is_shared_with_another_person()
    {
        var first = Ask("ann", 20_000, 100, []);

        var second = Ask("bob", 20_000, 50, [], first);

        var shared = second.Where(b => first.Any(a => a.Comment == b.Comment)).ToArray();
        Assert.Equal(10, shared.Length);
        Assert.All(shared, s => Assert.True(LabelDraw.IsMeasured(s.Comment)));
    }

    [Fact]
    public void Whoever_has_seen_all_is_asked_no_more()
    {
        var asked = Ask("ann", 40, 40, []);

        Assert.Equal(40, asked.Count);
        Assert.Empty(LabelDraw.Next(new LabelBook(asked), "ann", 40, [], 5));
    }

    [Fact]
    public void Rules_tell_until_there_are_labels_enough_and_words_of_people_go_before_them()
    {
        string[] texts = ["一打开就闪退", "希望能加夜间模式"];
        var rules = KindReading.ByRules(texts, LanguageTools.Shared.Segmenter, 2, Stop);

        var fit = LabelFit.Of(texts, [-1, 2], [false, true], rules, 6, LanguageTools.Shared.Segmenter, new TextTraining(1, 2), Stop);

        Assert.Equal([0, 1], rules);
        Assert.Equal(LabelFit.ByRules, fit.Method);
        Assert.Equal([0, 2], fit.Told);
        Assert.Null(fit.Errors);
    }

    /// <summary>Labels of words that no rule knows: the model learns them, rows that were labelled wrongly on purpose are suspected, and the measured accuracy is near the truth.</summary>
    [Fact]
    public void A_model_learns_what_rules_cannot_know_and_finds_planted_errors()
    {
        var (texts, labels) = Made(600);
        var isMeasured = Enumerable.Range(0, texts.Length).Select(i => LabelDraw.IsMeasured(i)).ToArray();
        int[] truth = [.. labels.Select((l, i) => i < 200 ? l : -1)];
        int[] planted = [10, 40, 90];
        foreach (var wrong in planted)
            truth[wrong] = (truth[wrong] + 1) % 3;
        int[] rules = [.. texts.Select(_ => -1)];

        var one = LabelFit.Of(texts, truth, isMeasured, rules, 3, LanguageTools.Shared.Segmenter, new TextTraining(1, 1), Stop);
        var two = LabelFit.Of(texts, truth, isMeasured, rules, 3, LanguageTools.Shared.Segmenter, new TextTraining(1, 2), Stop);

        Assert.Equal(LabelFit.ByModel, one.Method);
        Assert.Equal(one.Told, two.Told);
        Assert.InRange(Enumerable.Range(200, 400).Count(i => one.Model![i] == labels[i]) / 400.0, 0.9, 1);
        Assert.Subset(one.Errors!.Suspects.Take(6).Select(s => one.Learnt[s.Row]).ToHashSet(), planted.ToHashSet());
        Assert.All(planted, p => Assert.Equal(truth[p], one.Told[p]));
    }

    [Fact]
    public void A_model_that_is_not_surely_better_leaves_the_rules_in_place()
    {
        var (texts, labels) = Made(200);

        var fit = LabelFit.Of(texts, [.. labels.Select((l, i) => i < 60 ? l : -1)], [.. texts.Select((_, i) => i % 4 == 0)], labels, 3, LanguageTools.Shared.Segmenter, new TextTraining(1, 2), Stop);

        Assert.Equal(LabelFit.ByRules, fit.Method);
        Assert.True(fit.Gain <= 0);
    }

    [Fact]
    public void What_waits_is_doubtful_unknown_and_varied()
    {
        var (texts, _) = Made(300);
        bool[] isMeasured = [.. texts.Select((_, i) => LabelDraw.IsMeasured(i))];
        bool[] isKnown = [.. texts.Select((_, i) => i < 50)];

        var chosen = LabelQueue.Choose(texts, isKnown, isMeasured, [.. texts.Select((_, i) => i / 300.0)], LanguageTools.Shared.Segmenter, 2, Stop);

        Assert.Equal(LabelQueue.Most, chosen.Length);
        Assert.All(chosen, c => Assert.False(isKnown[c] || isMeasured[c]));
        Assert.Equal(chosen.Length, chosen.Distinct().Count());
    }

    // By hand: people's words go before the stars, "neutral" teaches nothing.
    [Fact]
    public void Labels_of_feeling_go_before_the_stars()
    {
        StoredFeedback[] feedback = [.. Enumerable.Range(0, 3).Select(i => new StoredFeedback(i, null, null, i == 0 ? 1 : 5, null, null, null, "x"))];

        var labels = RatingLabels.Of(feedback, new Dictionary<long, string> { [0] = "positive", [2] = "neutral" });

        Assert.Equal([RatingLabels.Positive, RatingLabels.Positive, RatingLabels.Unknown], labels);
    }

    // By hand: 4 and 3 alike, 2 and 1 apart. κ: p_o = 0.7, p_e = 0.6 · 0.5 + 0.4 · 0.5 = 0.5. α: D_o = 6 ÷ 20, D_e = 2 · 11 · 9 ÷ (20 · 19).
    [Fact]
    public void Agreement_and_wrong_labels_are_counted_on_the_random_part()
    {
        long[] measured = [.. Enumerable.Range(0, 200).Select(c => (long)c).Where(LabelDraw.IsMeasured).Take(10)];
        (string Ann, string Bob)[] said = [("bug", "bug"), ("bug", "bug"), ("bug", "bug"), ("bug", "bug"), ("praise", "praise"), ("praise", "praise"), ("praise", "praise"), ("bug", "praise"), ("bug", "praise"), ("praise", "bug")];
        var votes = measured.Zip(said).SelectMany(c => new[] { Said(c.First, "ann", c.Second.Ann), Said(c.First, "bob", c.Second.Bob) }).ToList();
        // Outside of the random part two labels say nothing about the usual comment.
        var other = Enumerable.Range(0, 200).Select(c => (long)c).First(c => !LabelDraw.IsMeasured(c));
        votes.AddRange([Said(other, "ann", "bug"), Said(other, "bob", "praise")]);

        var found = LabelAgreement.Of(new LabelBook(votes), LabelSet.Kinds.Labels, 1);

        Assert.Equal((10, 3), (found.Comments, found.Wrong));
        Assert.Equal(0.4, found.Pairs.Single().Kappa!.Value, 1e-12);
        Assert.Equal(1 - (0.3 / (198.0 / 380)), found.Alpha!.Value, 1e-12);
        Assert.InRange(0.4, found.Pairs[0].Bounds!.Value.Low, found.Pairs[0].Bounds!.Value.High);

        // One dispute is settled for the first label, one against it.
        votes.AddRange([Said(measured[7], "eve", "bug") with { IsFinal = true }, Said(measured[8], "eve", "praise") with { IsFinal = true }]);
        Assert.Equal(2, LabelAgreement.Of(new LabelBook(votes), LabelSet.Kinds.Labels, 1).Wrong);
    }

    /// <summary>Labels as a person gives them, one question after the other.</summary>
    static List<CommentLabel> Ask(string annotator, int comments, int questions, IReadOnlyList<long> waiting, IEnumerable<CommentLabel>? before = null)
    {
        var (all, own) = (new List<CommentLabel>(before ?? []), new List<CommentLabel>());
        for (var i = 0; i < questions; i++)
        {
            own.Add(Said(LabelDraw.Next(new LabelBook(all), annotator, comments, waiting, 1)[0], annotator, "bug"));
            all.Add(own[^1]);
        }

        return own;
    }

    /// <summary>Texts of three subjects with words of their own among words of all.</summary>
    static (string[] Texts, int[] Labels) Made(int count)
    {
        string[][] words = [["invoice", "billing", "charge", "refund"], ["parcel", "courier", "delivery", "package"], ["login", "password", "account", "email"]];
        string[] filler = ["today", "again", "the", "with", "my", "for", "and", "still", "about", "this"];
        var random = new SplitMix64(7);
        var (texts, labels) = (new string[count], new int[count]);
        for (var i = 0; i < count; i++)
        {
            labels[i] = random.NextInt(3);
            texts[i] = string.Join(' ', Enumerable.Range(0, 8).Select(w => w % 3 == 0 ? words[labels[i]][random.NextInt(4)] : filler[random.NextInt(10)]));
        }

        return (texts, labels);
    }

    static CommentLabel Said(long comment, string who, string? label) => new("kinds", comment, who, label, default);
}
