using System.Collections.Immutable;
using static Sinan.Stages.Deliver.Domain.Initiatives.WorkStage;
using static Sinan.Stages.Deliver.Domain.WorkDocuments.Materials.DataMaterials;
using static Sinan.Stages.Deliver.Domain.WorkDocuments.Materials.EntryMaterials;
using static Sinan.Stages.Deliver.Domain.WorkDocuments.Materials.FlowMaterials;
using static Sinan.Stages.Deliver.Domain.WorkDocuments.Materials.GoalMaterials;
using static Sinan.Stages.Deliver.Domain.WorkDocuments.Materials.NeedMaterials;
using static Sinan.Stages.Deliver.Domain.WorkDocuments.Materials.PlanMaterials;
using static Sinan.Stages.Deliver.Domain.WorkDocuments.Materials.PrototypeMaterials;

namespace Sinan.Stages.Deliver.Domain.WorkDocuments;

/// <summary>The one table of the documents of an initiative: which there are, which stage asks for them, what stands in them. Words stand for the answers to checks.</summary>
static class DocumentTable
{
    public static ImmutableArray<WorkDocument> All { get; } =
    [
        new("product-needs", NeedInsight,
            new("background", Need, "business_value"), new("sources", "need_sources", Voices), new("who", Groups), new("alternatives", "best_solution"), new("priority", Ranking),
            new("scope", "scope_in", "scope_out"), new("data_needed", "data_needed"), new("status", Status, History)),
        new("data-feasibility", NeedInsight,
            new("verdict", Verdict, "data_quality"), new("inventory", Inventory), new("quality", Findings), new("coverage", Scenarios), new("bias", "data_gaps", Groups), new("labels", "label_rules", "label_quality"),
            new("sample", Reachable, Metrics), new("privacy", Privacy, "legal_basis"), new("purchase", "purchased_data")),
        new("technical-boundary", NeedInsight,
            new("reach", "technical_boundary", "boundary_score", Reachable), new("models", Models), new("today", Results), new("limits", Scenarios), new("envelope", "required_latency", "latency_p95"),
            new("promise", "scope_in", "scope_out"), new("confidence", "label_quality", Experiment)),

        new("product-design", GoalAndSolution,
            new("design", Design), new("goal", Goal), new("who", "ai_user", "ai_requirement", "ai_consumer"), new("shape", "ai_size", "ai_place", "deployment"), new("limits", "technical_boundary", "boundary_score", "required_latency"),
            new("states", "ai_states"), new("scope", "scope_in", "scope_out")),
        new("ai-goal", GoalAndSolution,
            new("goal", Goal, "goal_measurable"), new("metrics", Metrics), new("today", Results), new("role", "ai_user", "ai_requirement", "ai_consumer", "ai_size", "ai_place"), new("envelope", "required_latency"),
            new("trade_off", "scope_in", "scope_out")),
        new("data-flow", GoalAndSolution,
            new("flow", Flow), new("tracking", "tracking", Columns), new("missing_values", "missing_policy", Findings), new("labels", "label_rules"), new("loop", "data_loop"), new("privacy", Privacy), new("delivery", "data_delivery")),
        new("algorithm-plan", GoalAndSolution,
            new("choice", "algorithm", "algorithm_reason"), new("comparison", Models), new("targets", Metrics), new("envelope", "deployment", "required_latency", "calls_per_second", "compute"), new("cost", Costs), new("risks", "schedule_risks", RiskList),
            new("fallback", "fallback")),
        new("prototype", GoalAndSolution,
            new("flows", "ai_user", "ai_requirement", "ai_consumer", Screens), new("states", "ai_states", States, Coverage), new("takeover", "human_takeover", "fallback"), new("notice", "ai_notice", "feedback_channels"), new("envelope", "deployment", "required_latency"),
            new("trial", "trial_result")),

        new("data-collection", Resources,
            new("need", "data_needed", "tracking"), new("delivery", "data_delivery", "purchased_data"), new("label_rules", "label_rules"), new("label_check", "labels_checked", "labels_wrong", "label_quality"), new("bias", "data_gaps"),
            new("loop", "data_loop"), new("teams", "teams", Duties, Decisions), new("dates", Milestones)),
        new("training-request", Resources,
            new("goal", Goal), new("ability", TrainingList, "ai_requirement", "ai_consumer"), new("acceptance", Metrics), new("data", Situations, "data_needed", "label_rules", "data_delivery", "label_quality"), new("choice", "algorithm", "algorithm_reason"),
            new("compute", "compute", "calls_per_second", Machines), new("plan", "experiment_plan"), new("dates", Milestones), new("cost", Costs)),

        new("experiment-report", Training,
            new("protocol", "experiment_plan", "experiment_rounds"), new("models", Models), new("results", Results), new("labels", "label_quality"), new("slices", Groups), new("cause", "cause_and_direction"), new("cost", Costs)),
        new("evaluation-report", Training,
            new("verdict", "targets_met"), new("results", Results), new("trade_off", Conflicts), new("trial", "trial_result", Experiment), new("labels", "label_quality"), new("voices", Voices), new("latency", "latency_met"), new("bias", "bias_review")),
        new("improvement-plan", Training,
            new("gaps", Gaps), new("cause", "cause_and_direction"), new("data", "data_gaps", "label_quality"), new("resources", Costs, "compute"), new("dates", Milestones), new("follow_up", Builds, IterationList)),

        new("launch-plan", Launch,
            new("gates", Gates), new("strategy", "launch_strategy", "rollback"), new("tests", "functional_tests", "compatibility_tests", "build_passed", Builds), new("latency", "latency_p95", "latency_met"),
            new("fallback", "fallback", "human_takeover"), new("notice", "ai_notice"), new("monitors", "monitors"), new("dates", Milestones, Steps)),

        new("monitoring-report", Monitoring,
            new("effect", Results), new("monitors", "monitors"), new("voices", Voices, "feedback_channels"), new("renewal", "retraining"), new("releases", Builds), new("cost", Costs), new("open", Steps)),

        new("compliance-review", Compliance,
            new("law", "legal_basis", "consent"), new("privacy", Privacy), new("output", "output_checked", "ai_notice"), new("bias", "bias_review", Groups), new("opinion", "ethics_opinion"), new("complaints", "feedback_channels", Voices),
            new("overrides", Overrides), new("changes", History)),
    ];

    /// <summary>The document of that code; null for none.</summary>
    public static WorkDocument? Find(string code) => All.FirstOrDefault(d => d.Code == code);
}
