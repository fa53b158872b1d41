using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Sinan.Stages.Decide.Contracts;
using Sinan.Stages.Deliver.Domain.Demands;
using Sinan.Stages.Deliver.Domain.Initiatives;
using Sinan.Stages.Deliver.Domain.Iterations;
using Sinan.Stages.Deliver.Domain.People;
using Sinan.Stages.Deliver.Domain.Requests;
using Sinan.Stages.Deliver.Domain.Risks;
using Sinan.Stages.Deliver.Domain.Strategy;
using Sinan.Stages.Deliver.Domain.Talks;
using Sinan.Stages.Deliver.Domain.TrainingDemands;
using Sinan.Stages.Deliver.Features.AnswerCompute;
using Sinan.Stages.Deliver.Features.AskCompute;
using Sinan.Stages.Deliver.Features.SaveDemand;
using Sinan.Stages.Deliver.Features.SaveIssue;
using Sinan.Stages.Deliver.Features.SaveIteration;
using Sinan.Stages.Deliver.Features.SaveOpportunity;
using Sinan.Stages.Deliver.Features.SaveRisk;
using Sinan.Stages.Deliver.Features.SaveTalk;
using Sinan.Stages.Deliver.Features.SaveTheme;
using Sinan.Stages.Deliver.Features.SaveTraining;
using Sinan.Stages.Deliver.Features.SaveVendor;
using Sinan.Stages.Deliver.Features.SetDuties;

namespace Sinan.E2E;

/// <summary>What the teams of an initiative note: duties, risks, meetings, demands, requests, issues, iterations, training demands.</summary>
static class SampleTeamwork
{
    public static async Task MakeAsync(IServiceProvider services, long initiative, string person)
    {
        await services.GetRequiredService<SetDutiesHandler>().HandleAsync(
            new SetDuties(
                initiative, WorkStage.NeedInsight,
                [
                    new("need_mining", WorkTeam.Product, Duty.AccountableAndResponsible), new("need_mining", WorkTeam.Business, Duty.Consulted),
                    new("data_feasibility", WorkTeam.Data, Duty.Responsible), new("data_feasibility", WorkTeam.Product, Duty.Accountable),
                    new("technical_boundary", WorkTeam.Algorithm, Duty.Responsible), new("technical_boundary", WorkTeam.Engineering, Duty.Informed),
                ],
                person),
            default);
        foreach (var risk in new[]
        {
            new Risk { Title = "训练数据延迟一周", Probability = 0.4, Impact = 3, Owner = "数据组", Mitigation = "先交付一半标注", Milestone = "模型初版训练", DelayDays = 5, Due = new DateOnly(2026, 1, 20) },
            new Risk { Title = "接口压测不达标", Probability = 0.2, Impact = 4, Owner = "工程组", Mitigation = "换更小的模型", Milestone = "页面开发", DelayDays = 8 },
            new Risk { Title = "合规材料补交", Probability = 0.1, Impact = 2, State = RiskState.Closed },
        })
            await services.GetRequiredService<SaveRiskHandler>().HandleAsync(new SaveRisk(initiative, risk, person), default);
        var proof = (await services.GetRequiredService<INeeds>().LatestAsync(default))!.Needs[0].ScoreEvidence.Value;
        foreach (var talk in new[]
        {
            new Talk
            {
                Title = "模型供应商首次沟通", Day = new DateOnly(2026, 5, 6), With = "供应商甲", Notes = "演示了意图识别，方言样本效果一般。",
                Decisions =
                [
                    new Decision { Text = "先做客服意图识别，方言放到二期", Owner = "产品组", Due = new DateOnly(2026, 5, 20), Evidence = [proof] },
                    new Decision { Text = "供应商两周内给出压测报告", Owner = "工程组", Due = new DateOnly(2026, 5, 22), IsDone = true },
                ],
            },
            new Talk { Title = "双方充分交换了意见", Day = new DateOnly(2026, 5, 12), With = "供应商乙" },
        })
            await services.GetRequiredService<SaveTalkHandler>().HandleAsync(new SaveTalk(initiative, talk, person), default);
        foreach (var demand in new[]
        {
            new Demand
            {
                Title = "客服意图识别", Wanted = "“买贵了能退吗” → 退差价；“怎么还没到” → 查物流", Vendor = "供应商甲", State = DemandState.Offered, Demo = DemoState.Exists, DemoUrl = "https://demo.example/intent", Eta = new DateOnly(2026, 7, 1),
                Guarantee = "抽样 2,000 条双人标注，正确率不低于 90%", GainLow = 300_000, GainHigh = 520_000, OneOffCost = 60_000, YearlyCost = 24_000, PeakQps = 30, CallsPerDay = 120_000, PricePerThousand = 1.5, CustomDays = 40, PaidShare = 0.5,
            },
            new Demand { Title = "方言语音转写", Wanted = "方言通话转成普通话文字", Demo = DemoState.None, GainLow = 40_000, GainHigh = 200_000, OneOffCost = 90_000, YearlyCost = 30_000, PeakQps = 5, CallsPerDay = 8_000 },
        })
            await services.GetRequiredService<SaveDemandHandler>().HandleAsync(new SaveDemand(initiative, demand, person), default);
        foreach (var (title, good, bad, qps, price) in new[] { ("供应商甲 · 通用模型", "短句分类、格式稳定", "方言、长对话", "60", "4"), ("供应商乙 · 长文模型", "长文摘要", "并发低，排队久", "8", "2.5") })
        {
            var answers = ImmutableSortedDictionary<string, string>.Empty.Add("good_at", good).Add("bad_at", bad).Add("prompt_form", "先给类别表，再给三个例子").Add("data_use", "不留存").Add("qps", qps).Add("price_in", price);
            await services.GetRequiredService<SaveVendorHandler>().HandleAsync(new SaveVendor(initiative, new VendorSheet { Title = title, Day = new DateOnly(2026, 5, 8), Answers = answers }, person), default);
        }
        await WorkAsync(services, initiative, person);
        await services.GetRequiredService<SaveThemeHandler>().HandleAsync(new SaveTheme(new Theme("减少人工", "人工客服量降到一半", new DateOnly(2026, 12, 31), "产品组"), person), default);
        foreach (var (title, field, state) in new[] { ("自动归类售后工单", "售后", OpportunityState.Exploring), ("医疗报告初读", "医疗", OpportunityState.Noticed), ("门店排班建议", "零售", OpportunityState.Noticed) })
        {
            var opportunity = new Opportunity { Title = title, Field = field, Theme = field == "售后" ? "减少人工" : "", State = state, Idea = "先由模型初判，人工复核", Next = "用一百条真实样本试一周" };
            await services.GetRequiredService<SaveOpportunityHandler>().HandleAsync(new SaveOpportunity(opportunity, person), default);
        }
    }

    static async Task WorkAsync(IServiceProvider services, long initiative, string person)
    {
        foreach (var (title, hours, cost, why) in new[] { ("8 卡 80 GB，两周", 2_688.0, 48_000.0, "微调意图模型；没有它只能做到七类意图"), ("推理卡 2 张，一个月", 1_440.0, 9_000.0, "小范围验证") })
            await services.GetRequiredService<AskComputeHandler>().HandleAsync(new AskCompute(initiative, new ComputeRequest { Title = title, Hours = hours, Cost = cost, Why = why }, person), default);
        await services.GetRequiredService<AnswerComputeHandler>().HandleAsync(new AnswerCompute(initiative, 2, true, "用夜间时段", "算力负责人"), default);
        foreach (var issue in new[]
        {
            new Issue { Title = "雨天夜间订单样本太少", Kind = IssueKind.LongTailData, Detail = "训练集里不到百分之一", Owner = "数据组", RowsHave = 40, RowsNeeded = 600, Due = new DateOnly(2026, 2, 1) },
            new Issue { Title = "“催单”和“投诉”怎么分", RaisedBy = WorkTeam.Algorithm, Owner = "产品组", State = IssueState.Solved, Answer = "有退款字样归投诉" },
        })
            await services.GetRequiredService<SaveIssueHandler>().HandleAsync(new SaveIssue(initiative, issue, person), default);
        foreach (var iteration in new[]
        {
            new Iteration { Title = "首版意图模型", Trigger = IterationTrigger.Planned, Start = new DateOnly(2026, 3, 2), End = new DateOnly(2026, 3, 20), PersonDays = 34, Items = ["九类意图", "转人工规则"], Release = "1.4.0" },
            new Iteration { Title = "回答再短一半", Trigger = IterationTrigger.RaisedStandard, Why = "业务要求两句话内说清", Start = new DateOnly(2026, 4, 6), End = new DateOnly(2026, 4, 17), PersonDays = 12, Items = ["重写提示词", "加长度检查"] },
            new Iteration { Title = "换小模型", Trigger = IterationTrigger.RoiPressure, Why = "每千次调用成本要降六成", Start = new DateOnly(2026, 5, 11), PersonDays = 9 },
        })
            await services.GetRequiredService<SaveIterationHandler>().HandleAsync(new SaveIteration(initiative, iteration, person), default);
        var training = new TrainingDemand
        {
            Title = "听懂门店规则", Kind = TrainingKind.Instructions, Template = "rules", Wanted = "按随题给出的门店规则作答，没见过的规则也照做", Inside = "营业时间、退换条件、赠品规则", Outside = "价格谈判", Acceptance = "业务组用 30 条新规则逐条打分", Target = 0.85,
            Trainer = "训练组", Examples = [new("本店周三不送货，今天周三能送吗", "不能，周四起送"), new("赠品限前一百名，我是第一百零一名", "没有赠品"), new("能便宜点吗", "", true)],
            Slices = [new("营业时间", 240, 120, "门店公告，两人标注"), new("赠品规则", 24, 60, "活动页")],
        };
        await services.GetRequiredService<SaveTrainingHandler>().HandleAsync(new SaveTraining(initiative, training, person), default);
    }
}
