using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Sinan.Kernel;
using Sinan.Stages.Decide.Contracts;
using Sinan.Stages.Decide.Domain;
using Sinan.Stages.Decide.Features.AddNeed;
using Sinan.Stages.Decide.Features.ListNeeds;
using Sinan.Stages.Listen.Contracts;
using Sinan.Stages.Listen.Data;
using Sinan.Stages.Listen.Domain.Interviews;
using Sinan.Stages.Listen.Domain.Surveys;
using Sinan.Tests.Web;

namespace Sinan.Tests.Decide;

/// <summary>What surveys find reaches the needs that they ask about.</summary>
public sealed class NeedSurveyTests(TestServer server) : IClassFixture<TestServer>
{
    const int People = 40;

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_need_gets_its_class_and_its_opportunity_from_a_survey_and_the_order_of_opportunities_follows()
    {
        await using var scope = server.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var must = await EnterAsync(services, "Undo an order");
        var calm = await EnterAsync(services, "Change the theme");
        var store = services.GetRequiredService<ISurveyStore>();
        var survey = await store.AddAsync(new SurveyDefinition
        {
            Title = "Wishes",
            Questions =
            [
                new SurveyQuestion { Id = "k", Kind = QuestionKind.Kano, Text = "With and without", Rows = ["undo an order", "Change the theme"] },
                new SurveyQuestion { Id = "o", Kind = QuestionKind.Opportunity, Text = "How important", Rows = ["Undo an order", "Change the theme"] },
            ],
        }, "token-of-wishes", Stop);
        await store.PublishAsync(survey.Id, Stop);
        for (var person = 0; person < People; person++)
            await store.SubmitAsync(survey.Id, new SurveyAnswer(0, 1, "wish" + person, DateTimeOffset.UnixEpoch, Answers(person)), [new SurveyQuota("", null)], Stop);

        await services.GetRequiredService<INeeds>().RankAsync(1, NoProgress.Instance, Stop);
        var report = (await services.GetRequiredService<ListNeedsHandler>().HandleAsync(new ListNeeds { Method = RankMethod.Opportunity }, Stop)).Value.Report;

        var first = report.Find(must)!;
        Assert.Contains(NeedSource.Survey, first.Sources);
        // Everybody expects it and dislikes its absence: better 0, worse −1.
        Assert.Equal((0, -1), (first.Inputs["better"].Value, first.Inputs["worse"].Value));
        Assert.Equal("must_be", KanoClass.Of(first));
        // By hand: 36 of 40 important is 9, 4 of 40 satisfied is 1: 9 + (9 − 1) = 17. The other: 4 of 40 and all: 1.
        Assert.Equal(17, first.Score.Value, 9);
        Assert.Equal(1, report.Find(calm)!.Score.Value, 9);
        Assert.True(first.Rank < report.Find(calm)!.Rank);
        Assert.All(first.Evidence, e => Assert.Equal(NeedSource.Survey, e.Kind));
        Assert.NotNull(await services.GetRequiredService<IEvidenceStore>().FindAsync(first.Evidence[0].Id, Stop));
    }

    [Fact]
    public async Task A_need_knows_the_kinds_of_research_that_speak_for_it()
    {
        await using var scope = server.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var need = await EnterAsync(services, "Read it aloud");
        var store = services.GetRequiredService<IInterviewStore>();
        var code = await store.SaveCodeAsync("Voice", "", Stop);
        foreach (var kind in new[] { ResearchKind.Competitor, ResearchKind.Interview, ResearchKind.Competitor })
        {
            var text = await store.AddAsync(new Interview(0, "A text", "", null, ["They read it aloud."], default) { Kind = kind }, Stop);
            await store.AddQuoteAsync(new Quote(0, text.Id, 1, 1, code.Id, "coder", need), Stop);
        }

        await services.GetRequiredService<INeeds>().RankAsync(1, NoProgress.Instance, Stop);
        var sources = (await services.GetRequiredService<ListNeedsHandler>().HandleAsync(new ListNeeds(), Stop)).Value.Report.Find(need)!.Sources;

        Assert.Contains(NeedSource.Interview, sources);
        Assert.Contains(NeedSource.Competitor, sources);
        Assert.DoesNotContain(NeedSource.Market, sources);
    }

    static ImmutableSortedDictionary<string, string> Answers(int person)
    {
        var few = person % 10 == 0;
        // Kano: like 0, must be 1, neutral 2, live with 3, dislike 4.
        return new Dictionary<string, string>
        {
            [AnswerField.Part("k", 0, "with")] = "1", [AnswerField.Part("k", 0, "without")] = "4", [AnswerField.Part("k", 1, "with")] = "2", [AnswerField.Part("k", 1, "without")] = "2",
            [AnswerField.Part("o", 0, "importance")] = few ? "2" : "5", [AnswerField.Part("o", 0, "satisfaction")] = few ? "4" : "1",
            [AnswerField.Part("o", 1, "importance")] = few ? "4" : "1", [AnswerField.Part("o", 1, "satisfaction")] = "5",
        }.ToImmutableSortedDictionary(StringComparer.Ordinal);
    }

    static async Task<string> EnterAsync(IServiceProvider services, string title) => (await services.GetRequiredService<AddNeedHandler>().HandleAsync(
        new AddNeed(new NeedEntry(title, NeedCategory.Feature, "", ImmutableSortedDictionary<string, Estimate>.Empty), NeedSource.Entered, "test") { IsDistinct = true }, Stop)).Value.Id;
}
