using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Sinan.Kernel;
using Sinan.Numerics.Random;
using Sinan.Stages.Collect.Contracts;
using Sinan.Stages.Listen.Data;
using Sinan.Stages.Listen.Domain.Surveys;
using Sinan.Stages.Listen.Features.AddInterview;
using Sinan.Stages.Listen.Features.BuildSurvey;
using Sinan.Stages.Listen.Features.CodeInterview;

namespace Sinan.E2E;

/// <summary>A survey with every kind of question and some answers, and a coded interview, so that their pages have something to show.</summary>
static class SampleSurvey
{
    const int People = 60;

    /// <summary>A picture of one point (PNG).</summary>
    const string Picture = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

    public static SurveyDefinition Definition { get; } = new()
    {
        Title = "下单体验调研", Intro = "三分钟，帮我们把下单做得更好。", Thanks = "感谢您的宝贵意见。", Design = "下单页设计稿", DesignVersion = "v2",
        Questions =
        [
            new SurveyQuestion { Id = "q1", Kind = QuestionKind.Single, Text = "您怎么下单？", Options = ["电话", "小程序", "网页"], Population = [20, 50, 30] },
            new SurveyQuestion { Id = "q2", Kind = QuestionKind.Nps, Text = "您会推荐给同行吗？" },
            new SurveyQuestion { Id = "q3", Kind = QuestionKind.Multiple, Text = "用过哪些功能？", Options = ["收藏", "比价", "拼单"] },
            new SurveyQuestion { Id = "q4", Kind = QuestionKind.Csat, Text = "对物流满意吗？" },
            new SurveyQuestion { Id = "q5", Kind = QuestionKind.Ces, Text = "下单费力吗？" },
            new SurveyQuestion { Id = "q6", Kind = QuestionKind.Rating, Text = "给页面打分", High = 5 },
            new SurveyQuestion { Id = "q7", Kind = QuestionKind.Matrix, Text = "各方面如何？", Rows = ["速度", "价格"], Options = ["差", "中", "好"] },
            new SurveyQuestion { Id = "q8", Kind = QuestionKind.Ranking, Text = "先改哪一项？", Options = ["搜索", "支付", "售后"] },
            new SurveyQuestion { Id = "q9", Kind = QuestionKind.Kano, Text = "对这些功能的看法", Rows = ["夜间模式", "一键退款"] },
            new SurveyQuestion { Id = "q10", Kind = QuestionKind.Opportunity, Text = "这些结果对您如何？", Rows = ["少等待", "少出错"] },
            new SurveyQuestion { Id = "q11", Kind = QuestionKind.MaxDiff, Text = "最看重与最不看重", Options = ["价格", "速度", "质量", "服务", "包装"], PerSet = 3, Sets = 5 },
            new SurveyQuestion { Id = "q12", Kind = QuestionKind.Conjoint, Text = "您会选哪一个？", Attributes = [new("配送", ["次日", "当日"]), new("价格", ["5", "9", "13"])], Price = 1, PerSet = 2, Sets = 4, HasNone = true },
            new SurveyQuestion { Id = "q13", Kind = QuestionKind.Open, Text = "用{q1}下单时，还缺什么？", IsRequired = false, TakesFiles = true, ShowIf = new ShowIf("q2", [0, 1, 2, 3, 4, 5, 6]) },
        ],
    };

    public static async Task MakeAsync(IServiceProvider root)
    {
        await using var scope = root.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var store = services.GetRequiredService<ISurveyStore>();
        if ((await store.ListAsync(default)).Count > 0)
            return;
        var survey = (await services.GetRequiredService<AddSurveyHandler>().HandleAsync(new AddSurvey(Definition.Title, "test"), default)).Value;
        var saved = await services.GetRequiredService<SaveDraftHandler>().HandleAsync(new SaveDraft(survey.Id, Definition), default);
        Assert.True(saved.IsOk, saved.IsOk ? "" : saved.Problem.Code);
        await services.GetRequiredService<MoveSurveyHandler>().HandleAsync(new MoveSurvey(survey.Id, SurveyStep.Publish, "test"), default);
        var picture = (await services.GetRequiredService<IAttachmentShelf>().TakeAsync([Convert.FromBase64String(Picture)], default)).Value;
        for (var person = 0; person < People; person++)
        {
            var sheet = $"sheet-{person}";
            await store.SubmitAsync(survey.Id, new SurveyAnswer(0, 1, sheet, new DateTimeOffset(2026, 5, 1, 8, 0, 0, TimeSpan.Zero).AddHours(person), Answers(saved.Value, sheet, person, picture)), [new SurveyQuota("", null)], default);
        }

        await InterviewAsync(services);
    }

    /// <summary>A survey about the first version of a prototype, with answers beside it.</summary>
    public static async Task PinAsync(IServiceProvider services, long initiative)
    {
        var store = services.GetRequiredService<ISurveyStore>();
        var survey = await store.AddAsync(new SurveyDefinition
        {
            Title = "试用反馈", Design = "第一次试用", DesignVersion = "1", DesignPath = string.Create(CultureInfo.InvariantCulture, $"/deliver/initiatives/{initiative}/prototype"),
            Questions = [new SurveyQuestion { Id = "q1", Kind = QuestionKind.Csat, Text = "看得懂界面吗？" }],
        }, "trial-of-the-prototype", default);
        await store.PublishAsync(survey.Id, default);
        for (var person = 0; person < People; person++)
        {
            var values = ImmutableSortedDictionary<string, string>.Empty.Add("q1", Text(1 + (person % 5)));
            await store.SubmitAsync(survey.Id, new SurveyAnswer(0, 1, $"trial-{person}", new DateTimeOffset(2026, 5, 4, 8, 0, 0, TimeSpan.Zero).AddHours(person), values), [new SurveyQuota("", null)], default);
        }
    }

    /// <summary>Any answer that the form would take.</summary>
    static ImmutableSortedDictionary<string, string> Answers(SurveyDefinition survey, string sheet, int person, ImmutableArray<FeedbackAttachment> picture)
    {
        var random = new SplitMix64(person);
        var values = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var question in survey.Questions)
        {
            switch (question.Kind)
            {
                case QuestionKind.Ranking:
                    var ranks = Enumerable.Range(1, question.Options.Length).ToArray();
                    random.Shuffle<int>(ranks);
                    for (var i = 0; i < ranks.Length; i++)
                        values[AnswerField.Part(question.Id, i)] = Text(ranks[i]);
                    break;
                case QuestionKind.MaxDiff:
                    foreach (var (set, s) in question.BlockOf(sheet).Select((set, s) => (set, s)))
                    {
                        var pair = random.Sample(set.Length, 2);
                        (values[AnswerField.Part(question.Id, s, "best")], values[AnswerField.Part(question.Id, s, "worst")]) = (Text(set[pair[0]][0]), Text(set[pair[1]][0]));
                    }

                    break;
                case QuestionKind.Open:
                    if (random.NextBool(0.4))
                    {
                        values[question.Id] = "希望能更快看到库存";
                        values[AnswerFiles.Field(question.Id)] = AnswerFiles.Write(picture);
                    }

                    break;
                default:
                    foreach (var field in AnswerField.Of(question, sheet))
                        values[field.Name] = Text(field.Low!.Value + random.NextInt(field.High - field.Low.Value + 1));
                    break;
            }
        }

        return values.ToImmutable();
    }

    static async Task InterviewAsync(IServiceProvider services)
    {
        var interview = (await services.GetRequiredService<AddInterviewHandler>().HandleAsync(
            new AddInterview("店主访谈一", "便利店店主", new DateTimeOffset(2026, 4, 20, 0, 0, 0, TimeSpan.Zero), "问：下单顺利吗？\n答：高峰期要等很久。等的时候客人就走了。\n问：价格呢？\n答：还可以。", "test"), default)).Value;
        var code = (await services.GetRequiredService<SaveCodeHandler>().HandleAsync(new SaveCode("等待", "提到等待或慢"), default)).Value;
        var coder = services.GetRequiredService<CodeInterviewHandler>();
        await coder.HandleAsync(new CodeInterview(interview.Id, 2, 3, code.Id, null, "ann"), default);
        await coder.HandleAsync(new CodeInterview(interview.Id, 2, 2, code.Id, null, "bob"), default);
    }

    static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
