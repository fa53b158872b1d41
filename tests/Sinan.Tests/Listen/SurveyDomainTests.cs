using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Stages.Listen.Domain.Interviews;
using Sinan.Stages.Listen.Domain.Surveys;

namespace Sinan.Tests.Listen;

public sealed class SurveyDomainTests
{
    static readonly SurveyQuestion Owns = new() { Id = "q1", Kind = QuestionKind.Single, Text = "Do you own a shop?", Options = ["Yes", "No"] };
    static readonly SurveyQuestion Staff = new() { Id = "q2", Kind = QuestionKind.Rating, Text = "How good is it?", High = 10, ShowIf = new ShowIf("q1", [0]) };
    static readonly SurveyQuestion Why = new() { Id = "q3", Kind = QuestionKind.Open, Text = "You said {q1}. Why?", IsRequired = false };

    static SurveyDefinition Of(params ImmutableArray<SurveyQuestion> questions) => new() { Title = "Shops", Questions = questions };

    static ImmutableSortedDictionary<string, string> Answers(params (string Name, string Value)[] values) => values.ToImmutableSortedDictionary(v => v.Name, v => v.Value, StringComparer.Ordinal);

    static Outcome<ImmutableSortedDictionary<string, string>> Read(SurveyDefinition survey, params (string Name, string Value)[] given) =>
        SheetReader.Read(survey.Questions, "sheet", name => [.. given.Where(g => g.Name == name).Select(g => g.Value)]);

    // q2 depends on q1 and q3 names it: both need it answered on an earlier page, and may stand together.
    [Fact]
    public void A_page_ends_where_the_next_question_needs_an_answer_of_it()
    {
        var pages = SurveyFlow.PagesOf(Of(Owns, Staff, Why));

        Assert.Equal(["q1", "q2 q3"], pages.Select(p => string.Join(' ', p.Select(q => q.Id))));
        Assert.Single(SurveyFlow.PagesOf(Of(Owns, Why with { Text = "Anything else?" })));
    }

    [Fact]
    public void A_question_is_asked_only_after_the_answers_that_it_waits_for()
    {
        Assert.Equal(["q1", "q2", "q3"], SurveyFlow.Asked(Of(Owns, Staff, Why).Questions, Answers(("q1", "0"))).Select(q => q.Id));
        Assert.Equal(["q1", "q3"], SurveyFlow.Asked(Of(Owns, Staff, Why).Questions, Answers(("q1", "1"))).Select(q => q.Id));
        Assert.True(new ShowIf("q1", [0], IsNot: true).Holds(Answers(("q1", "1"))));
        Assert.False(new ShowIf("q1", [0], IsNot: true).Holds(Answers()));
    }

    [Fact]
    public void Earlier_answers_stand_in_later_words_as_they_are()
    {
        var survey = Of(Owns with { Options = ["<b>Yes</b>", "No"] }, Why);

        Assert.Equal("You said <b>Yes</b>. Why?", SurveyFlow.Fill(Why.Text, survey, Answers(("q1", "0"))));
        Assert.Equal("You said …. Why?", SurveyFlow.Fill(Why.Text, survey, Answers()));
    }

    [Fact]
    public void Answers_to_questions_that_are_not_asked_are_dropped() =>
        Assert.Equal(["q1"], Read(Of(Owns, Staff), ("q1", "1"), ("q2", "7")).Value.Keys);

    [Theory]
    [InlineData("q1", "", "listen.survey.answer_missing")]
    [InlineData("q1", "2", "listen.survey.answer_wrong")]
    [InlineData("q1", "-1", "listen.survey.answer_wrong")]
    [InlineData("q1", "0,1", "listen.survey.answer_wrong")]
    [InlineData("q1", "yes", "listen.survey.answer_wrong")]
    public void What_cannot_be_an_answer_is_refused(string field, string value, string code) => Assert.Equal(code, Read(Of(Owns), (field, value)).Problem.Code);

    [Fact]
    public void Ranks_are_all_different_and_whole()
    {
        var survey = Of(new SurveyQuestion { Id = "q1", Kind = QuestionKind.Ranking, Text = "Order", Options = ["a", "b"] });

        Assert.True(Read(survey, ("q1.0", "2"), ("q1.1", "1")).IsOk);
        Assert.Equal("listen.survey.answer_ranks", Read(survey, ("q1.0", "1"), ("q1.1", "1")).Problem.Code);
    }

    [Fact]
    public void Best_and_worst_are_two_items_of_the_set_shown()
    {
        var survey = DefinitionCheck.Of(Of(new SurveyQuestion { Id = "q1", Kind = QuestionKind.MaxDiff, Text = "Best?", Options = ["a", "b", "c", "d"], PerSet = 3, Sets = 1 })).Value;
        var shown = survey.Questions[0].BlockOf("sheet")[0].Select(i => i[0]).ToArray();
        var hidden = Enumerable.Range(0, 4).Single(i => !shown.Contains(i));
        string Text(int n) => n.ToString(System.Globalization.CultureInfo.InvariantCulture);

        Assert.True(Read(survey, ("q1.0.best", Text(shown[0])), ("q1.0.worst", Text(shown[1]))).IsOk);
        Assert.Equal("listen.survey.answer_best_worst", Read(survey, ("q1.0.best", Text(shown[0])), ("q1.0.worst", Text(shown[0]))).Problem.Code);
        Assert.Equal("listen.survey.answer_best_worst", Read(survey, ("q1.0.best", Text(hidden)), ("q1.0.worst", Text(shown[0]))).Problem.Code);
    }

    public static TheoryData<string, string> Faults { get; } = new()
    {
        { "title", """{"title":" "}""" },
        { "json", """{"title":"a","questions":[null]}""" },
        { "json", """{"title":"a","questions":[{"id":"","kind":"open","text":"x"}]}""" },
        { "json", """{"title":"a","questions":[{"id":"q1","kind":99,"text":"x"}]}""" },
        { "json", """{"title":"a","questions":[{"id":"q1","kind":"conjoint","text":"x","attributes":[{"name":"n"}]}]}""" },
        { "options", """{"title":"a","questions":[{"id":"q1","kind":"single","text":"x","options":["one",null]}]}""" },
        { "text", """{"title":"a","questions":[{"id":"q1","kind":"open","text":""}]}""" },
        { "text", """{"title":"a","questions":[{"id":"q1","kind":"open","text":"x"},{"id":"q1","kind":"open","text":"y"}]}""" },
        { "options", """{"title":"a","questions":[{"id":"q1","kind":"single","text":"x","options":["one","one"]}]}""" },
        { "options", """{"title":"a","questions":[{"id":"q1","kind":"kano","text":"x"}]}""" },
        { "condition", """{"title":"a","questions":[{"id":"q1","kind":"open","text":"x","show_if":{"question":"q2","values":[1]}},{"id":"q2","kind":"nps","text":"y"}]}""" },
        { "condition", """{"title":"a","questions":[{"id":"q1","kind":"open","text":"{q2}"},{"id":"q2","kind":"nps","text":"y"}]}""" },
        { "sets", """{"title":"a","questions":[{"id":"q1","kind":"max_diff","text":"x","options":["a","b"],"per_set":3}]}""" },
        { "sets", """{"title":"a","questions":[{"id":"q1","kind":"conjoint","text":"x","attributes":[{"name":"n","levels":["a","b","c","d"]}],"per_set":2,"sets":2}]}""" },
        { "attributes", """{"title":"a","questions":[{"id":"q1","kind":"conjoint","text":"x"}]}""" },
        { "price", """{"title":"a","questions":[{"id":"q1","kind":"conjoint","text":"x","attributes":[{"name":"n","levels":["a","b"]}],"price":0}]}""" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_definition_that_cannot_be_asked_is_refused(string code, string json) =>
        Assert.Equal("listen.survey." + code, DefinitionCheck.Of(System.Text.Json.JsonSerializer.Deserialize<SurveyDefinition>(json, EvidenceJson.Options)!).Problem.Code);

    [Fact]
    public void A_checked_definition_is_the_same_after_keeping_it()
    {
        var checkedOnce = DefinitionCheck.Of(Of(new SurveyQuestion { Id = "q1", Kind = QuestionKind.Conjoint, Text = "Choose", Attributes = [new("Size", ["S", "L"]), new("Price", ["5", "7.5"])], Price = 1, Sets = 4 })).Value;
        var json = System.Text.Json.JsonSerializer.Serialize(checkedOnce, EvidenceJson.Options);

        Assert.Equal(4, checkedOnce.Questions[0].Blocks.Length);
        // Other words keep the design, another number of tasks makes a new one.
        var reworded = checkedOnce.Questions[0] with { Attributes = [new("Size", ["small", "large"]), new("Price", ["5", "8"])] };
        Assert.Equal(checkedOnce.Questions[0].Blocks, DefinitionCheck.Of(Of(reworded)).Value.Questions[0].Blocks);
        Assert.Equal(5, DefinitionCheck.Of(Of(reworded with { Sets = 5 })).Value.Questions[0].Blocks[0].Length);
        Assert.Equal(json, System.Text.Json.JsonSerializer.Serialize(System.Text.Json.JsonSerializer.Deserialize<SurveyDefinition>(json, EvidenceJson.Options), EvidenceJson.Options));
    }

    // By hand: NPS 10 of 0…10 is 5 of 1…5; the rating before the words counts.
    [Fact]
    public void Open_answers_become_feedback_with_the_rating_before_them()
    {
        var survey = Of(new SurveyQuestion { Id = "q1", Kind = QuestionKind.Nps, Text = "Recommend?" }, Why, new SurveyQuestion { Id = "q4", Kind = QuestionKind.Csat, Text = "Satisfied?" });
        var heard = HeardAnswers.Of(survey, [new SurveyAnswer(1, 1, "s", default, Answers(("q1", "10"), ("q3", "Too slow"), ("q4", "1"))), new SurveyAnswer(2, 1, "t", default, Answers(("q3", "Fine"), ("q4", "3"))), new SurveyAnswer(3, 1, "u", default, Answers(("q1", "3")))]).ToArray();

        Assert.Equal([("Too slow", 5.0, "survey:Shops"), ("Fine", 3.0, "survey:Shops")], heard.Select(h => (h.Text, h.Rating!.Value, h.Source!)));
        Assert.Equal(2, heard.Select(h => h.Id).Distinct().Count());
    }

    // By hand: of 4 answers 3 chose the first option, so its weighted share is that of the population.
    [Fact]
    public void Weighted_answers_have_the_shares_of_the_population()
    {
        var survey = Of(Owns with { Population = [50, 50] });
        ImmutableArray<SurveyAnswer> answers = [.. Enumerable.Range(0, 4).Select(i => new SurveyAnswer(i, 1, "s" + i, default, Answers(("q1", i < 3 ? "0" : "1"))))];

        var sample = SurveySample.Weighted(survey, answers)!;
        var book = new SurveyBook(new SurveyAsked(1, 1, null, true), DataVersion.Empty, default);
        var result = new SurveyFigures(sample, book).Of(survey.Questions[0]);

        Assert.Equal(0.5, result.Tables[0].Rows[0].Figures[0]!.Number!.Value, 1e-6);
        // Weights 2⁄3, 2⁄3, 2⁄3, 2: effective (4)² ÷ (3 · 4⁄9 + 4) = 3.
        Assert.Equal(3, sample.EffectiveSize, 1e-5);
        Assert.Null(SurveySample.Weighted(survey, answers[..3]));
    }

    // By hand: full stops end a sentence only before white space; closing marks belong to it.
    [Fact]
    public void A_transcript_is_cut_into_sentences() => Assert.Equal(
        ["问：您多久下一次单？", "答：一周3.5次吧。", "“太慢了！”", "他说…", "See app.js now.", "Then what?!", "end"],
        Transcript.SentencesOf("问：您多久下一次单？\n答：一周3.5次吧。“太慢了！”他说…\n\nSee app.js now. Then what?! end"));

    // By hand: two coders, three sentences, coded (1,1), (1,0), (0,0): α = 4⁄9 as for (a a) (a b) (b b).
    [Fact]
    public void Coders_agree_beyond_chance_as_by_hand()
    {
        var interview = new Interview(1, "t", "", null, ["a", "b", "c"], default);
        Quote[] quotes = [new(1, 1, 1, 2, 7, "ann", null), new(2, 1, 1, 1, 7, "bob", null)];

        var agreement = CodingAgreement.Of(7, [interview], quotes, seed: 1);

        Assert.Equal((2, 3), (agreement.Coders, agreement.Sentences));
        Assert.Equal(4 / 9.0, agreement.Alpha!.Value, 1e-12);
        Assert.Null(CodingAgreement.Of(7, [interview], quotes[..1], seed: 1).Alpha);
    }
}
