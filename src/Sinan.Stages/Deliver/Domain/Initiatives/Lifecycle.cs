using System.Collections.Immutable;
using static Sinan.Stages.Deliver.Domain.Initiatives.CheckKind;
using static Sinan.Stages.Deliver.Domain.Initiatives.WorkStage;

namespace Sinan.Stages.Deliver.Domain.Initiatives;

/// <summary>The one table of the work: 7 stages, 23 sub-steps, what each has to settle and what each gate asks for.</summary>
public static class Lifecycle
{
    public static ImmutableArray<WorkStage> Stages { get; } = [.. Enum.GetValues<WorkStage>()];

    public static ImmutableArray<SubStep> Steps { get; } =
    [
        new("need_mining", NeedInsight, Gate("business_value"), Gate("best_solution"), Note("need_sources")),
        new("data_feasibility", NeedInsight, Gate("data_quality", Measured), Note("data_gaps")),
        new("technical_boundary", NeedInsight,
            Gate("technical_boundary"), Gate("boundary_score", "reaches_80", "between", "below_60"), Gate("scope_in"), Gate("scope_out"), Gate("data_needed")),

        new("goal_decomposition", GoalAndSolution,
            Gate("goal_measurable", Measured), Gate("ai_user"), Gate("ai_requirement"), Gate("ai_consumer"), Gate("ai_size", "small_part", "large_part"), Gate("ai_place", "core", "peripheral")),
        new("data_plan", GoalAndSolution, Gate("tracking"), Gate("missing_policy"), Gate("label_rules"), Note("data_loop")),
        new("algorithm_choice", GoalAndSolution, Note("algorithm", "rules", "prompting", "fine_tuning", "from_scratch", "ensemble"), Note("algorithm_reason")),
        new("product_form", GoalAndSolution, Gate("deployment", "cloud", "edge", "device"), Gate("required_latency", Number), Note("ai_states")),

        new("data_resources", Resources, Gate("data_delivery"), Gate("labels_checked", Number), Gate("labels_wrong", Number), Gate("label_quality", Measured), Note("purchased_data")),
        new("algorithm_support", Resources, Gate("teams"), Note("compute")),
        new("engineering", Resources, Gate("interface_contract"), Note("calls_per_second", Number)),
        new("schedule", Resources, Gate("milestones_planned", Measured), Note("schedule_risks")),

        new("experiments", Training, Gate("experiment_plan"), Note("experiment_rounds", Number)),
        new("evaluation", Training, Gate("targets_met", Measured), Gate("cause_and_direction")),
        new("small_trial", Training, Gate("trial_result")),

        new("deployment", Launch, Gate("latency_p95", Number), Gate("latency_met", Measured)),
        new("integration", Launch, Gate("functional_tests", Confirmed), Gate("compatibility_tests", Confirmed), Note("build_passed", Measured)),
        new("safety", Launch, Gate("fallback"), Gate("human_takeover", Confirmed)),
        new("launch_plan", Launch, Gate("launch_strategy", "full", "staged"), Gate("rollback"), Gate("ai_notice", Confirmed)),

        new("effect_monitoring", Monitoring, Gate("monitors")),
        new("feedback_analysis", Monitoring, Gate("feedback_channels")),
        new("data_renewal", Monitoring, Gate("retraining")),

        new("compliance_check", Compliance, Gate("legal_basis"), Gate("consent", Confirmed), Gate("output_checked", Confirmed)),
        new("ethics_review", Compliance, Gate("bias_review"), Gate("ethics_opinion")),
    ];

    static readonly ImmutableDictionary<string, SubStep> stepOfCheck = Steps.SelectMany(s => s.Checks.Select(c => (s, c))).ToImmutableDictionary(x => x.c.Code, x => x.s);

    public static IEnumerable<SubStep> Of(WorkStage stage) => Steps.Where(s => s.Stage == stage);

    public static SubStep? FindStep(string code) => Steps.FirstOrDefault(s => s.Code == code);

    /// <exception cref="KeyNotFoundException">There is no such check.</exception>
    public static SubStep StepOf(string check) => stepOfCheck[check];

    public static StepCheck? FindCheck(string code) => stepOfCheck.GetValueOrDefault(code)?.Checks.First(c => c.Code == code);

    static StepCheck Gate(string code, CheckKind kind = Words) => new(code, kind, IsGate: true);

    static StepCheck Gate(string code, params ImmutableArray<string> options) => new(code, Choice, IsGate: true, options);

    static StepCheck Note(string code, CheckKind kind = Words) => new(code, kind, IsGate: false);

    static StepCheck Note(string code, params ImmutableArray<string> options) => new(code, Choice, IsGate: false, options);
}
