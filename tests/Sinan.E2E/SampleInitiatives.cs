using Microsoft.Extensions.DependencyInjection;
using Sinan.Stages.Decide.Contracts;
using Sinan.Stages.Deliver.Data;
using Sinan.Stages.Deliver.Domain.Goals;
using Sinan.Stages.Deliver.Domain.Initiatives;
using Sinan.Stages.Deliver.Domain.Ledgers;
using Sinan.Stages.Deliver.Domain.Prototypes;
using Sinan.Stages.Deliver.Domain.Timetables;
using Sinan.Stages.Deliver.Features.AddInitiative;
using Sinan.Stages.Deliver.Features.AnswerCheck;
using Sinan.Stages.Deliver.Features.EnterCost;
using Sinan.Stages.Deliver.Features.HandOverInitiative;
using Sinan.Stages.Deliver.Features.KeepPrototype;
using Sinan.Stages.Deliver.Features.MoveStep;
using Sinan.Stages.Deliver.Features.PassGate;
using Sinan.Stages.Deliver.Features.PlanMilestones;
using Sinan.Stages.Deliver.Features.PostBuild;
using Sinan.Stages.Deliver.Features.SaveDesign;
using Sinan.Stages.Deliver.Features.SaveMetric;
using Sinan.Stages.Deliver.Features.SavePrototype;
using Sinan.Stages.Deliver.Features.SetBudget;
using Sinan.Stages.Deliver.Features.SetGoal;

namespace Sinan.E2E;

/// <summary>Initiatives at several stages, so that their pages have something to show. What people typed is Chinese.</summary>
static class SampleInitiatives
{
    const string Person = "test";

    public static async Task MakeAsync(IServiceProvider root)
    {
        await using var scope = root.CreateAsyncScope();
        var services = scope.ServiceProvider;
        if ((await services.GetRequiredService<IInitiativeStore>().ListAsync(default)).Length > 0)
            return;
        var need = (await services.GetRequiredService<INeeds>().LatestAsync(default))!.Needs[0];
        await AddAsync(services, new Initiative { Title = "语音助手新意图", Kind = ItemKind.Research, Owner = "研究组", Theme = "减少人工" });
        var service = await AddAsync(services, new Initiative { Title = "智能客服", Kind = ItemKind.Product, Owner = "产品组", Theme = "减少人工", NeedId = need.Id, NeedTitle = "退款太慢", ReleaseDate = new DateOnly(2026, 9, 1) });
        await services.GetRequiredService<MoveStepHandler>().HandleAsync(new MoveStep(service, "need_mining", new StepProgress("算法组", new DateOnly(2026, 1, 15), StepState.Doing, "等访谈"), Person), default);
        await services.GetRequiredService<MoveStepHandler>().HandleAsync(new MoveStep(service, "data_feasibility", new StepProgress("算法组", new DateOnly(2099, 1, 15), StepState.Done, ""), Person), default);
        foreach (var (check, value) in new[] { ("best_solution", "优化排班只能省一成人力"), ("boundary_score", "reaches_80"), ("labels_checked", "4000"), ("labels_wrong", "120"), ("consent", "no") })
            await services.GetRequiredService<AnswerCheckHandler>().HandleAsync(new AnswerCheck(service, check, AnswerOrigin.Written, value, Person), default);
        await services.GetRequiredService<HandOverInitiativeHandler>().HandleAsync(new HandOverInitiative(service, WorkRole.PromptEngineer, false, "先写十个提示词", Person), default);
        await services.GetRequiredService<PostBuildHandler>().HandleAsync(new PostBuild(service, "1.4.0", true, true, "https://ci.example/7", Person), default);

        await services.GetRequiredService<SetGoalHandler>().HandleAsync(new SetGoal(service, "", null, "service", Person), default);
        foreach (var metric in new[]
        {
            new GoalMetric { Id = "intent-accuracy", Parent = "solved", Name = "意图识别准确率", Side = MetricSide.Technical, HowMeasured = "抽样两人标注", Baseline = 0.8, Target = 0.9, LeastEffect = 0.02, Result = 0.93, ResultSample = 2000 },
            new GoalMetric { Id = "hand-off", Parent = "solved", Name = "人工转接率", HowMeasured = "转人工的会话占比", RiseIsGood = false, Baseline = 0.25, Target = 0.1, LeastEffect = 0.02, Result = 0.11, ResultSample = 900 },
            new GoalMetric { Id = "wait", Name = "等待时间（秒）", Unit = MetricUnit.Mean, RiseIsGood = false, IsGuardrail = true, Baseline = 20, Target = 25, Deviation = 12, LeastEffect = 2, Result = 30, ResultSample = 400 },
        })
            await services.GetRequiredService<SaveMetricHandler>().HandleAsync(new SaveMetric(service, metric.Id, metric, Person), default);
        foreach (var (id, name, sample, value) in new[] { ("menu", "按菜单分流", 420.0, 0.61), ("free", "自由提问", 380.0, 0.68), ("mixed", "先问后选", 150.0, 0.7) })
            await services.GetRequiredService<SaveDesignHandler>().HandleAsync(new SaveDesign(service, id, new Design { Name = name, Metric = "solved", Source = DesignSource.Experiment, Sample = sample, Value = value }, Person), default);

        await services.GetRequiredService<PlanMilestonesHandler>().HandleAsync(
            new PlanMilestones(
                service, new DateOnly(2026, 5, 4),
                [
                    new Milestone { Name = "数据标注完成", Low = 10, Mode = 15, High = 40, DoneOn = new DateOnly(2026, 5, 25) },
                    new Milestone { Name = "模型初版训练", After = [1], Low = 10, Mode = 20, High = 45, Rework = 0.3 },
                    new Milestone { Name = "页面开发", Low = 15, Mode = 20, High = 30 },
                    new Milestone { Name = "效果验收", After = [2, 3], Low = 3, Mode = 5, High = 10 },
                ],
                Person),
            default);

        await SampleTeamwork.MakeAsync(services, service, Person);
        await services.GetRequiredService<SetBudgetHandler>().HandleAsync(new SetBudget(service, new Budget { ExpectedReturn = 600_000, LeastRoi = 0.2, MostDays = 120 }, Person), default);
        var today = DateOnly.FromDateTime(services.GetRequiredService<TimeProvider>().GetUtcNow().DateTime);
        for (var week = 1; week <= 10; week++)
        {
            var day = today.AddDays(-7 * week);
            foreach (var entry in new[]
            {
                new CostEntry(LedgerKind.Money, (CostPart)(week % 4), day, 6_000 + (900 * (week % 3)), 0, null, week == 3 ? "标注外包" : "", ""),
                new CostEntry(LedgerKind.People, CostPart.Model, day, 5, 0, CostRole.Algorithm, "", ""),
                new CostEntry(LedgerKind.Time, CostPart.Training, day, 5, 0, null, "", ""),
            })
                await services.GetRequiredService<EnterCostHandler>().HandleAsync(new EnterCost(service, entry, Person), default);
        }

        await services.GetRequiredService<SavePrototypeHandler>().HandleAsync(new SavePrototype(service, SamplePrototype.Content, Person), default);
        await services.GetRequiredService<KeepPrototypeHandler>().HandleAsync(new KeepPrototype(service, "第一次试用", Person), default);
        await SampleSurvey.PinAsync(services, service);

        var recommend = await AddAsync(services, new Initiative { Title = "首页推荐", Kind = ItemKind.Product, Owner = "算法组", Theme = "提升转化" });
        for (var gate = 0; gate < 3; gate++)
            await services.GetRequiredService<PassGateHandler>().HandleAsync(new PassGate(recommend, "算法组", "先在展会上试用", Person), default);
        var translation = await AddAsync(services, new Initiative { Title = "说明书翻译", Kind = ItemKind.Development, Owner = "产品组" });
        foreach (var _ in Lifecycle.Stages)
            await services.GetRequiredService<PassGateHandler>().HandleAsync(new PassGate(translation, "产品组", "内部工具", Person), default);
    }

    static async Task<long> AddAsync(IServiceProvider services, Initiative initiative) => (await services.GetRequiredService<AddInitiativeHandler>().HandleAsync(new AddInitiative(initiative, Person), default)).Value.Id;
}
