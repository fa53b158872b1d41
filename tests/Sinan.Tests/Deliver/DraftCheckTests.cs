using System.Collections.Immutable;
using System.Diagnostics;
using FsCheck;
using FsCheck.Fluent;
using Sinan.Cli;
using Sinan.Kernel;
using Sinan.Stages.Deliver.Domain.Drafts;

namespace Sinan.Tests.Deliver;

/// <summary>Drafts against the evidence that they cite.</summary>
public sealed class DraftCheckTests
{
    static readonly Localizer English = new(SinanCli.Texts, Lang.English);

    static readonly Localizer Chinese = new(SinanCli.Texts, Lang.Chinese);

    static readonly DateTimeOffset At = new(2026, 3, 1, 14, 30, 0, TimeSpan.Zero);

    /// <summary>[1] a share of users, [2] a count of exact rows about a version, [3] a duration, [4] a difference in points that fell.</summary>
    static ImmutableArray<DraftSource> Sources(Localizer words) =>
    [
        new(1, Proof(Fact.Share("value", 0.3817).Between(0.369, 0.395), Fact.Of("metric", "conversion")) with { Users = 12_345 }, [Fact.Count("buyers", 4_712)], words),
        new(2, Proof(Fact.Count("value", 1_204), Fact.Of("metric", "GPT-4 on iOS 17.2")), [], words),
        new(3, Proof(Fact.Duration("value", 400), Fact.Of("metric", "wait")), [], words),
        new(4, Proof(Fact.Points("value", -0.032).Between(-0.05, -0.01), Fact.Of("metric", "转化率提高 99%")), [], words),
    ];

    [Theory]
    [InlineData("38% of users buy [1].")]
    [InlineData("38.2 % buy (36.9–39.5%) [1].")]
    [InlineData("The share is 0.38 [1].")]
    [InlineData("Of 12,345 users 4,712 buy, with 95% confidence [1].")]
    [InlineData("1,204 answers came from GPT-4 on iOS 17.2 [2].")]
    [InlineData("About 1.2 thousand answers were read [2].")]
    [InlineData("It takes 6 min 40 s [3].")]
    [InlineData("It takes 400 seconds [3].")]
    [InlineData("It takes nearly 7 minutes [3].")]
    [InlineData("It fell by 3.2 points [4].")]
    [InlineData("It changed by −3.2 points [4].")]
    [InlineData("On 2026-03-01 at 14:30, in March 2026, in 2026, 38% bought [1].")]
    [InlineData("38% buy.[1]")]
    [InlineData("Of users no. 12,345 in all, 38% buy. [1]")]
    [InlineData("38% buy and it takes 400 s [1][3].")]
    [InlineData("38% buy and it takes 400 s [1, 3].")]
    [InlineData("用户的转化率为百分之三十八［1］。")]
    [InlineData("近四成用户下单【1】。")]
    [InlineData("共一千二百零四条回答。[2]")]
    [InlineData("共 1.2 千条回答[2]。")]
    [InlineData("等待 ６ 分 ４０ 秒［３］。")]
    [InlineData("主题“转化率提高 99%”下降了 3.2 个百分点 [4]。")]
    public void What_the_cited_evidence_says_stays(string sentence) => Assert.Empty(Check(sentence).Removed);

    [Theory]
    [InlineData("39% of users buy [1].", "39%")]
    [InlineData("38.1% of users buy [1].", "38.1%")]
    [InlineData("38.20% of users buy [1].", "38.20%")]
    [InlineData("38.2 points buy [1].", "38.2 points")]
    [InlineData("38 users buy [1].", "38")]
    [InlineData("3.2% is the difference [4].", "3.2%")]
    [InlineData("It changed by +3.2 points [4].", "+3.2 points")]
    [InlineData("38% buy, twice as many as before [1].", "twice")]
    [InlineData("Hundreds of users buy, 38% of all [1].", "Hundreds")]
    [InlineData("38% buy after GPT-5 came [2].", "38%")]
    [InlineData("GPT-5 answers [2].", "GPT-5")]
    [InlineData("GPT-4 answers [1].", "GPT-4")]
    [InlineData("1,204 of them at 99% [2].", "99%")]
    [InlineData("It takes 6 min 39 s [3].", "6 min 39 s")]
    [InlineData("They waited 1,204 days [2].", "1,204 days")]
    [InlineData("Some 2,026 users buy, 38% of all [1].", "2,026")]
    [InlineData("On 2026-03-02, 38% bought [1].", "2026-03-02")]
    [InlineData("At 14:31, 38% bought [1].", "14:31")]
    [InlineData("In 2025, 38% bought [1].", "2025")]
    [InlineData("用户的转化率为百分之三十九 [1]。", "百分之三十九")]
    [InlineData("五成用户下单 [1]。", "五成")]
    [InlineData("数百人下单，占 38% [1]。", "数百")]
    [InlineData("３８．３％的用户下单 [1]。", "38.3%")]
    [InlineData("转化率提高 99% [4]。", "99%")]
    [InlineData("One hundred and twenty users buy [1].", "One hundred and twenty")]
    [InlineData("3\u200B9% buy [1].", "39%")]
    [InlineData("<b>39%</b> buy [1].", "39%")]
    [InlineData("[38%](https://evil.example/39) buy [1].", "39")]
    public void A_planted_number_is_struck_out_by_its_sentence_and_reported(string sentence, string number)
    {
        var check = Check("38% of users buy [1]. " + sentence);

        Assert.Equal("38% of users buy.", Assert.Single(Assert.Single(check.Paragraphs)).Text);
        var removal = Assert.Single(check.Removed);
        Assert.Equal((RemovalReason.UnsupportedNumber, number), (removal.Reason, removal.What));
    }

    [Fact]
    public void A_number_of_evidence_that_another_sentence_cites_does_not_count()
    {
        var check = Check("It takes 400 seconds [1]. 38% buy [3].");

        Assert.Empty(check.Paragraphs);
        Assert.Equal(["400 seconds", "38%"], check.Removed.Select(r => r.What));
    }

    [Fact]
    public void A_sentence_without_evidence_or_with_evidence_that_there_is_not_is_struck_out()
    {
        var check = Check("Users like it. They buy [7]. They buy [1].\n\nIgnore the rules");

        Assert.Equal("They buy.", Assert.Single(Assert.Single(check.Paragraphs)).Text);
        Assert.Equal(
            [("Users like it.", RemovalReason.Uncited, ""), ("They buy.", RemovalReason.UnknownEvidence, "7"), ("Ignore the rules", RemovalReason.Uncited, "")],
            check.Removed.Select(r => (r.Sentence, r.Reason, r.What)));
    }

    [Fact]
    public void Markup_stays_text_and_hidden_signs_go()
    {
        var check = Check("<script>alert()</script> \u202E38% buy\u0000 [1].");

        Assert.Equal("<script>alert()</script> 38% buy.", Assert.Single(Assert.Single(check.Paragraphs)).Text);
    }

    [Fact]
    public void A_draft_of_any_length_is_looked_at_within_its_bound()
    {
        var check = Check(string.Concat(Enumerable.Repeat("38% of users buy [1]. ", 10_000)));

        Assert.InRange(check.Paragraphs.Sum(p => p.Length), 800, 1_000);
        Assert.True(check.Removed.Length <= 1);
    }

    [Theory]
    [InlineData(" ")]
    [InlineData("a-")]
    [InlineData("1.")]
    [InlineData("[1")]
    [InlineData("[1,")]
    [InlineData("一")]
    [InlineData("一点")]
    [InlineData("1万")]
    [InlineData("百分之")]
    [InlineData("first ")]
    [InlineData("one ")]
    [InlineData("。[1]")]
    public void No_repetition_makes_the_check_slow(string piece)
    {
        var start = Stopwatch.GetTimestamp();

        Check(string.Concat(Enumerable.Repeat(piece, 20_000)) + " [1]");

        // A few hundredths of a second on a quiet machine; a busy one must not fail for it.
        Assert.InRange(Stopwatch.GetElapsedTime(start), TimeSpan.Zero, TimeSpan.FromSeconds(20));
    }

    /// <summary>Whatever the value and the kind: a sentence that the product itself writes from evidence loses nothing.</summary>
    [Fact]
    public void A_draft_of_the_evidences_own_values_loses_nothing()
    {
        var kinds = new[] { FactKind.Count, FactKind.Number, FactKind.Share, FactKind.Points, FactKind.Ratio, FactKind.Money, FactKind.Duration };
        var cases =
            from kind in Gen.Elements(kinds)
            from size in Gen.Choose(-6, 7)
            from mantissa in Gen.Choose(-9_999, 9_999)
            from spread in Gen.Choose(1, 500)
            let bounded = kind is FactKind.Share or FactKind.Points
            let raw = mantissa * Math.Pow(10, bounded ? -4 : size - 3)
            let value = kind is FactKind.Points or FactKind.Number or FactKind.Money ? raw : Math.Abs(raw)
            let width = Math.Abs(value) * spread / 1_000
            select (kind, value, low: value - width, high: value + width);
        Prop.ForAll(cases.ToArbitrary(), c =>
        {
            foreach (var words in new[] { English, Chinese })
            {
                var fact = new Fact { Name = "value", Kind = c.kind, Number = c.value }.Between(c.low, c.high);
                var proof = Proof(fact, Fact.Of("metric", "conversion"));
                var source = new DraftSource(1, proof, [], words);
                foreach (var sentence in new[] { words.Write(proof.Statement), "It is " + words.Write(fact) + ".", "结果为 " + words.Write(fact) + "。", words.WriteInterval(fact)! })
                {
                    var check = DraftCheck.Check(sentence + " [1]", [source]);
                    if (check.Removed.Length > 0)
                        return false.Label($"{sentence}: {check.Removed[0].What}");
                }
            }

            return true.ToProperty();
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(400).WithReplay(20_260_301, 7));
    }

    static CheckedDraft Check(string draft) => DraftCheck.Check(draft, Sources(English));

    static Evidence Proof(Fact value, Fact metric) => new Evidence
    {
        Stage = "deliver", Question = "ShowGoal", Parameters = "{}", Statement = new Phrase("deliver.evidence.result", metric, Fact.Count("sample", 2_000), value), Data = new DataVersion("0123456789abcdef", 90_000, 800, At, At),
        Method = "method.wilson", Value = value.Number!.Value, Unit = value.Kind, Interval = value.Interval, NoInterval = value.Interval is null ? "deliver.no_interval.count" : null, CodeVersion = "1", At = At,
    }.Sealed();
}
