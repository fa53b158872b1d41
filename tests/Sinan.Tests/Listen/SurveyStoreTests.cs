using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Stages.Listen.Contracts;
using Sinan.Stages.Listen.Data;
using Sinan.Stages.Listen.Domain.Interviews;
using Sinan.Stages.Listen.Domain.Surveys;
using Sinan.Stages.Listen.Features.HearSurvey;
using Sinan.Tests.Storage;

namespace Sinan.Tests.Listen;

public sealed class SurveyStoreTests
{
    static CancellationToken Token => TestContext.Current.CancellationToken;

    static SurveyAnswer Answer(int n) => new(0, 1, "sheet" + n, default, ImmutableSortedDictionary<string, string>.Empty.Add("q1", "0"));

    [Fact]
    public async Task A_quota_is_never_passed_however_many_answer_at_once()
    {
        await using var workspace = await TestWorkspace.OpenAsync();
        var store = workspace.Get<ISurveyStore>();
        var survey = await store.AddAsync(new SurveyDefinition { Title = "a" }, "token", Token);
        ImmutableArray<SurveyQuota> quotas = [new("", 40), new("q1=Yes", 25)];
        var outcomes = new System.Collections.Concurrent.ConcurrentBag<Submission>();

        await Parallel.ForAsync(0, 60, new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = Token }, async (i, token) => outcomes.Add(await store.SubmitAsync(survey.Id, Answer(i), quotas, token)));

        Assert.Equal((25, 35), (outcomes.Count(o => o == Submission.Kept), outcomes.Count(o => o == Submission.Full)));
        Assert.Equal(25, (await store.AnswersAsync(survey.Id, 0, 0, Token)).Count);
        Assert.True(await store.IsFullAsync(survey.Id, quotas, Token));
        Assert.False(await store.IsFullAsync(survey.Id, quotas[..1], Token));
    }

    [Fact]
    public async Task A_sheet_counts_once()
    {
        await using var workspace = await TestWorkspace.OpenAsync();
        var store = workspace.Get<ISurveyStore>();
        var survey = await store.AddAsync(new SurveyDefinition { Title = "a" }, "token", Token);

        Assert.Equal(Submission.Kept, await store.SubmitAsync(survey.Id, Answer(1), [new("", 2)], Token));
        Assert.Equal(Submission.Repeated, await store.SubmitAsync(survey.Id, Answer(1), [new("", 2)], Token));
        Assert.Equal(Submission.Kept, await store.SubmitAsync(survey.Id, Answer(2), [new("", 2)], Token));
    }

    [Fact]
    public async Task What_was_published_stays_when_the_draft_changes()
    {
        await using var workspace = await TestWorkspace.OpenAsync();
        var store = workspace.Get<ISurveyStore>();
        var survey = await store.AddAsync(new SurveyDefinition { Title = "first" }, "token", Token);

        Assert.Equal(1, await store.PublishAsync(survey.Id, Token));
        Assert.True(await store.ChangeAsync(survey.Id, s => s with { Draft = s.Draft with { Title = "second" }, Token = "other" }, Token));
        Assert.Equal(2, await store.PublishAsync(survey.Id, Token));

        Assert.Equal("first", (await store.FindVersionAsync(survey.Id, 1, Token))!.Title);
        Assert.Equal("second", (await store.FindVersionAsync(survey.Id, 2, Token))!.Title);
        Assert.Null(await store.FindByTokenAsync("token", Token));
        Assert.Equal(2, (await store.FindByTokenAsync("other", Token))!.Version);
        Assert.Null(await store.PublishAsync(99, Token));
    }

    [Fact]
    public async Task A_removed_answer_gives_its_place_in_quotas_back()
    {
        await using var workspace = await TestWorkspace.OpenAsync();
        var store = workspace.Get<ISurveyStore>();
        var survey = await store.AddAsync(new SurveyDefinition { Title = "a", MostAnswers = 1, Questions = [new SurveyQuestion { Id = "q1", Kind = QuestionKind.Single, Text = "?", Options = ["Yes", "No"], Quotas = [1, null] }] }, "token", Token);
        await store.PublishAsync(survey.Id, Token);
        ImmutableArray<SurveyQuota> quotas = [new("", 1), new("q1=Yes", 1)];

        Assert.Equal(Submission.Kept, await store.SubmitAsync(survey.Id, Answer(1), quotas, Token));
        Assert.Equal(Submission.Full, await store.SubmitAsync(survey.Id, Answer(2), quotas, Token));
        var no = (await store.AnswersAsync(survey.Id, 0, 0, Token))[0].No;
        Assert.Null(await store.RemoveAnswerAsync(survey.Id + 1, no, Token));
        Assert.Equal("sheet1", (await store.RemoveAnswerAsync(survey.Id, no, Token))!.Sheet);
        Assert.Null(await store.FindAnswerAsync(survey.Id, no, Token));
        Assert.Equal(Submission.Kept, await store.SubmitAsync(survey.Id, Answer(2), quotas, Token));
        Assert.Equal(Submission.Full, await store.SubmitAsync(survey.Id, Answer(3), quotas, Token));
    }

    [Fact]
    public async Task An_answer_that_is_removed_while_it_is_heard_leaves_no_comment()
    {
        await using var workspace = await TestWorkspace.OpenAsync();
        var store = workspace.Get<ISurveyStore>();
        var survey = await store.AddAsync(new SurveyDefinition { Title = "a", Questions = [new SurveyQuestion { Id = "q1", Kind = QuestionKind.Open, Text = "?" }] }, "token", Token);
        await store.PublishAsync(survey.Id, Token);
        foreach (var n in new[] { 1, 2 })
            await store.SubmitAsync(survey.Id, Answer(n), [new("", null)], Token);
        var first = (await store.AnswersAsync(survey.Id, 0, 0, Token))[0].No;
        var busy = Between.Of(store, nameof(ISurveyStore.AnswersAsync), () => store.RemoveAnswerAsync(survey.Id, first, Token));

        var heard = await new HearSurveyHandler(busy, workspace.Get<ISettings>(), workspace.Get<IEventRecord>(), workspace.Get<IFeedbackRemoval>()).HandleAsync(new HearSurvey(survey.Id), Token);

        Assert.Equal(1, heard.Value.Comments);
        Assert.Single(await workspace.Get<IFeedbackRecord>().ReadAllAsync(Token));
    }

    [Fact]
    public async Task A_need_finds_the_quotes_that_speak_for_it()
    {
        await using var workspace = await TestWorkspace.OpenAsync();
        var store = workspace.Get<IInterviewStore>();
        var interview = await store.AddAsync(new Interview(0, "Ann", "owner", null, ["One.", "Two.", "Three."], default), Token);
        var code = await store.SaveCodeAsync("Price", "", Token);
        await store.AddQuoteAsync(new Quote(0, interview.Id, 2, 3, code.Id, "ann", "n-1"), Token);
        var other = await store.AddQuoteAsync(new Quote(0, interview.Id, 1, 1, code.Id, "ann", null), Token);

        Assert.Equal([new InterviewQuote("Two. Three.", "Ann", "Price", $"/listen/interviews/{interview.Id}#s2")], await new InterviewQuotes(store).ForNeedAsync("n-1", Token));
        Assert.Empty(await new InterviewQuotes(store).ForNeedAsync("n-2", Token));
        var rival = await store.AddAsync(new Interview(0, "Their shop", "their web page", null, ["One."], default) { Kind = ResearchKind.Competitor }, Token);
        await store.AddQuoteAsync(new Quote(0, rival.Id, 1, 1, code.Id, "ann", "n-1"), Token);
        Assert.Equal([ResearchKind.Interview, ResearchKind.Competitor], (await new InterviewQuotes(store).NeedsAsync(Token))["n-1"]);
        Assert.True(await store.RemoveQuoteAsync(interview.Id, other.Id, Token));
        Assert.False(await store.RemoveQuoteAsync(interview.Id, other.Id, Token));
    }
}
