using Sinan.Numerics.Learning;
using Sinan.Numerics.Random;
using Sinan.Numerics.Text;

namespace Sinan.Numerics.Tests.Text;

public sealed class ThemeModelTests
{
    static readonly string[][] Chinese =
    [
        ["支付失败", "付款", "扣款", "银行卡", "订单", "退款", "收银台"],
        ["物流", "快递员", "配送", "发货", "包裹", "签收", "仓库"],
        ["尺码", "面料", "裤子", "版型", "做工", "色差", "拉链"],
        ["闪退", "登录", "页面", "加载", "手机", "安装", "版本"],
        ["早餐", "餐厅", "菜品", "咖啡", "水果", "厨师", "口味"],
        ["客服", "电话", "回复", "投诉", "机器人", "工单", "售后"],
        ["优惠券", "活动", "会员", "积分", "折扣", "满减", "红包"],
    ];

    static readonly string[][] English =
    [
        ["payment", "checkout", "credit card", "refund", "invoice"],
        ["delivery", "courier", "parcel", "shipping", "warehouse"],
        ["sleeve", "fabric", "zipper", "waist", "pocket"],
        ["login", "password", "screen", "crash", "android"],
    ];

    static readonly ThemeVocabulary Vocabulary = TestDictionaries.Vocabulary;

    [Theory]
    [InlineData("zh", 3000)]
    [InlineData("zh", 400)]
    [InlineData("en", 1000)]
    public void Planted_themes_are_recovered(string language, int comments)
    {
        var (texts, truth) = Planted(language == "zh" ? Chinese : English, comments, language == "zh" ? "，" : " and ", 11);

        var model = Fit(texts, language, seed: 3, threads: 2);

        var rand = Agreement.AdjustedRand(truth, model.Labels);
        Assert.True(rand >= 0.8, $"adjusted Rand {rand:F3}, {model.Themes.Count} themes: {string.Join(" | ", model.Themes.Select(t => t.Name))}");
        Assert.Equal(model.Labels.Count(l => l >= 0), model.Themes.Sum(t => t.Size));
        Assert.True(model.Themes.Zip(model.Themes.Skip(1)).All(p => p.First.Size >= p.Second.Size));
    }

    [Fact]
    public void The_same_seed_gives_the_same_themes_on_any_number_of_threads()
    {
        var (texts, _) = Planted(Chinese, 1500, "，", 5);

        var one = Fit(texts, "zh", seed: 9, threads: 1);
        var three = Fit(texts, "zh", seed: 9, threads: 3);

        Assert.Equal(one.Labels, three.Labels);
        Assert.Equal(one.Themes.Select(t => t.Name), three.Themes.Select(t => t.Name));
        Assert.Equal(one.Quality, three.Quality);
    }

    [Fact]
    public void A_theme_is_named_by_its_own_words_and_shown_by_different_comments()
    {
        var (texts, truth) = Planted(Chinese, 2000, "，", 21);
        var model = Fit(texts, "zh", seed: 1, threads: 2);

        for (var theme = 0; theme < model.Themes.Count; theme++)
        {
            var subject = Enumerable.Range(0, texts.Length).Where(i => model.Labels[i] == theme).CountBy(i => truth[i]).MaxBy(p => p.Value).Key;
            Assert.Contains(Chinese[subject], w => model.Themes[theme].Name.Contains(w, StringComparison.Ordinal));
            var shown = model.Representatives(theme, 3, _ => true);
            Assert.Equal(3, shown.Select(i => texts[i]).Distinct().Count());
            Assert.All(shown, i => Assert.Equal(theme, model.Labels[i]));
        }
    }

    [Fact]
    public void Comments_keep_their_theme_when_more_come_in()
    {
        var (texts, _) = Planted(Chinese, 3000, "，", 31);
        var first = Fit(texts[..1000], "zh", seed: 4, threads: 2);

        var second = Fit(texts, "zh", 4, 2, Known(first, texts.Length));

        var lineage = ThemeLineage.Between(first.Labels, first.Themes.Count, second.Labels.AsSpan(0, 1000), second.Themes.Count);
        var kept = Enumerable.Range(0, 1000).Count(i => first.Labels[i] >= 0 && second.Labels[i] >= 0 && lineage.Continues[second.Labels[i]] == first.Labels[i]);
        Assert.True(kept >= 0.9 * first.Labels.Count(l => l >= 0), $"{kept} of {first.Labels.Count(l => l >= 0)} keep their theme");
    }

    [Fact]
    public void A_subject_that_comes_up_later_begins_a_theme()
    {
        var (old, _) = Planted(Chinese[..5], 1500, "，", 41);
        var (all, subjects) = Planted(Chinese[..7], 1500, "，", 42);
        var first = Fit(old, "zh", seed: 4, threads: 2);

        string[] texts = [.. old, .. all];
        var second = Fit(texts, "zh", 4, 2, Known(first, texts.Length));

        var lineage = ThemeLineage.Between(first.Labels, first.Themes.Count, second.Labels.AsSpan(0, old.Length), second.Themes.Count);
        var born = Enumerable.Range(0, all.Length).Where(i => second.Labels[old.Length + i] >= 0 && lineage.Continues[second.Labels[old.Length + i]] < 0).ToArray();
        Assert.True(born.Length > 200 && born.Average(i => subjects[i] >= 5 ? 1.0 : 0) >= 0.9, $"{born.Length} comments in new themes: {string.Join(" | ", second.Themes.Select(t => t.Name))}");
    }

    [Fact]
    public void Comments_of_a_held_theme_stay_in_it_whatever_lies_nearer()
    {
        var (texts, truth) = Planted(Chinese, 1400, "，", 51);
        // A person put two subjects into one theme.
        int[] labels = [.. truth.Select(t => t == 6 ? 0 : t)];

        var model = Fit(texts, "zh", 4, 2, new ThemePrior(6, labels, new HashSet<int> { 0 }));

        var theme = model.Labels[Array.IndexOf(labels, 0)];
        Assert.All(Enumerable.Range(0, texts.Length).Where(i => labels[i] == 0), i => Assert.Equal(theme, model.Labels[i]));
    }

    [Fact]
    public void A_final_prior_moves_no_comment()
    {
        var (texts, truth) = Planted(Chinese, 700, "，", 61);
        int[] labels = [.. truth.Select(t => t == 6 ? -1 : t)];

        var model = Fit(texts, "zh", 4, 2, new ThemePrior(7, labels, new HashSet<int>(), IsFinal: true));

        Assert.Equal(6, model.Themes.Count);
        Assert.Equal(1, Agreement.AdjustedRand(labels, model.Labels));
        Assert.Equal(labels.Select(l => l < 0), model.Labels.Select(l => l < 0));
    }

    [Fact]
    public void Every_theme_is_in_one_group_and_likes_are_together()
    {
        var (texts, _) = Planted(Chinese, 2000, "，", 71);

        var model = Fit(texts, "zh", seed: 2, threads: 2);

        Assert.Equal(Enumerable.Range(0, model.Themes.Count), model.Groups.SelectMany(g => g.Themes).Order());
        // By hand: the cosines are 0.8 (first and second), −1 and −0.8: only the first two are alike.
        Assert.Equal([0, 0, 1], ThemeGroups.Of([1, 0, 0.8f, 0.6f, -1, 0], 2, [10, 10, 10]));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(5)]
    public void Few_or_empty_comments_give_no_theme_and_no_error(int count)
    {
        var model = Fit([.. Enumerable.Repeat("", count)], "zh", 1, 1);

        Assert.Empty(model.Themes);
        Assert.All(model.Labels, l => Assert.Equal(-1, l));
    }

    [Fact]
    public void Equal_comments_are_one_theme()
    {
        var model = Fit([.. Enumerable.Repeat("物流配送太慢", 40)], "zh", 1, 1);

        Assert.True(model.Themes.Count <= 1);
    }

    // Three comments: a and b in two of them, together in one: p(a) = p(b) = 2/3, p(ab) = 1/3.
    // NPMI = ln((1/3) ÷ (4/9)) ÷ −ln(1/3) = ln(0.75) ÷ ln 3 = −0.2619.
    [Fact]
    public void Coherence_is_as_worked_by_hand() =>
        Assert.Equal(Math.Log(0.75) / Math.Log(3), ThemeQuality.Npmi([[0, 1], [0], [1]], [0, 1]), 9);

    [Theory]
    [InlineData("zh", 3000, null)]
    [InlineData("zh", 3000, 7)]
    [InlineData("en", 1000, 4)]
    public void Factors_recover_planted_themes(string language, int comments, int? factors)
    {
        var subjects = language == "zh" ? Chinese : English;
        var (texts, truth) = Planted(subjects, comments, language == "zh" ? "，" : " and ", 11);

        var model = Fit(texts, language, 3, 2, method: ThemeMethod.Factors, clusters: factors);

        var agreement = Agreement.NormalizedMutualInformation(truth, model.Labels);
        Assert.True(agreement >= 0.9, $"NMI {agreement:F3}, {model.Themes.Count} themes: {string.Join(" | ", model.Themes.Select(t => t.Name))}");
        Assert.True(model.Themes.Zip(model.Themes.Skip(1)).All(p => p.First.Size >= p.Second.Size));
        for (var theme = 0; theme < model.Themes.Count; theme++)
        {
            var members = Enumerable.Range(0, texts.Length).Where(i => model.Labels[i] == theme).ToArray();
            Assert.Equal(members.Length, model.Themes[theme].Size);
            Assert.Contains(model.Themes[theme].Words, w => subjects[members.CountBy(i => truth[i]).MaxBy(p => p.Value).Key].Any(s => s.Contains(w, StringComparison.Ordinal)));
            Assert.All(model.Representatives(theme, 3, _ => true), i => Assert.Contains(i, members));
        }
    }

    [Fact]
    public void Factors_are_the_same_on_any_number_of_threads()
    {
        var (texts, _) = Planted(Chinese, 1500, "，", 5);

        var one = Fit(texts, "zh", 9, 1, method: ThemeMethod.Factors);
        var four = Fit(texts, "zh", 9, 4, method: ThemeMethod.Factors);

        Assert.Equal(one.Labels, four.Labels);
        Assert.Equal(one.Themes.Select(t => t.Name), four.Themes.Select(t => t.Name));
        Assert.Equal(one.Quality, four.Quality);
    }

    [Fact]
    public void Factors_begin_with_earlier_themes_and_held_ones_keep_their_comments()
    {
        var (texts, truth) = Planted(Chinese, 1400, "，", 51);
        // A person put two subjects into one theme; half of the comments are new.
        int[] labels = [.. truth.Select((t, i) => i >= 700 ? -1 : t == 6 ? 0 : t)];

        var model = Fit(texts, "zh", 4, 2, new ThemePrior(6, labels, new HashSet<int> { 0 }), ThemeMethod.Factors);

        var theme = model.Labels[Array.IndexOf(labels, 0)];
        Assert.All(Enumerable.Range(0, 700).Where(i => labels[i] == 0), i => Assert.Equal(theme, model.Labels[i]));
        var lineage = ThemeLineage.Between(labels.AsSpan(0, 700), 6, model.Labels.AsSpan(0, 700), model.Themes.Count);
        Assert.Equal([0, 1, 2, 3, 4, 5], lineage.Continues.Where(c => c >= 0).Order());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    public void Factors_of_empty_comments_are_none(int count) =>
        Assert.Empty(Fit([.. Enumerable.Repeat("", count)], "zh", 1, 1, method: ThemeMethod.Factors).Themes);

    static ThemeModel Fit(string[] texts, string language, long seed, int threads, ThemePrior? prior = null, ThemeMethod method = ThemeMethod.Groups, int? clusters = null) =>
        ThemeModel.Fit(
            texts, language, TestDictionaries.Segmenter, Vocabulary, new ThemeOptions { Seed = seed, Threads = threads, Method = method, Clusters = clusters }, TestContext.Current.CancellationToken, prior);

    static ThemePrior Known(ThemeModel model, int texts) =>
        new(model.Themes.Count, [.. model.Labels, .. Enumerable.Repeat(-1, texts - model.Labels.Length)], new HashSet<int>());

    static (string[] Texts, int[] Truth) Planted(string[][] subjects, int count, string separator, long seed)
    {
        string[] fillers = subjects == Chinese
            ? ["真的很不错", "不太满意", "希望改进", "一般般吧", "挺好的", "太差了", "用了几天"]
            : ["really nice", "not happy", "please improve it", "so so", "it is great", "very bad"];
        var random = new SplitMix64(seed);
        var texts = new string[count];
        var truth = new int[count];
        for (var i = 0; i < count; i++)
        {
            truth[i] = random.NextInt(subjects.Length);
            var words = subjects[truth[i]];
            var parts = random.Sample(words.Length, 2 + random.NextInt(3)).Select(w => words[w]).Append(fillers[random.NextInt(fillers.Length)]).ToArray();
            random.Shuffle(parts.AsSpan());
            texts[i] = string.Join(separator, parts);
        }

        return (texts, truth);
    }
}
