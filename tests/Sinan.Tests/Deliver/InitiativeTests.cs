using Sinan.Kernel;
using Sinan.Stages.Collect.Contracts;
using Sinan.Stages.Deliver.Domain.Initiatives;

namespace Sinan.Tests.Deliver;

/// <summary>The rules of initiatives, stages and gates.</summary>
public sealed class InitiativeTests
{
    static readonly DateTimeOffset Now = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);

    static Initiative New => new() { Title = "Smart service" };

    static WorkFacts Facts(double? score = 80, params FindingSeverity[] findings) => new(
        score is { } s ? new QualityReport
        {
            Rows = 10, Score = s, Columns = [],
            Findings = [.. findings.Select(f => new QualityFinding("missing", f, null, 1, 0.1, 1, new Phrase("deliver.none"), new Phrase("deliver.none"), default))],
        } : null,
        null, null, new DateOnly(2026, 3, 1), new WorkProofs(new DataVersion("0123456789abcdef", 10, 0, null, null), Now));

    [Fact]
    public void The_table_has_seven_stages_and_23_sub_steps_with_checks_of_their_own()
    {
        Assert.Equal([3, 4, 4, 3, 4, 3, 2], Lifecycle.Stages.Select(s => Lifecycle.Of(s).Count()));
        Assert.Equal(23, Lifecycle.Steps.Select(s => s.Code).Distinct().Count());
        var checks = Lifecycle.Steps.SelectMany(s => s.Checks).ToList();
        Assert.Equal(checks.Count, checks.Select(c => c.Code).Distinct().Count());
        Assert.All(Lifecycle.Stages, s => Assert.Contains(Lifecycle.Of(s).SelectMany(step => step.Checks), c => c.IsGate));
        Assert.All(checks, c => Assert.Equal(c.Kind == CheckKind.Choice, c.Options.Length > 1));
        // What the first two gates must ask for.
        Assert.Empty(new[] { "business_value", "technical_boundary" }.Except(GateOf(WorkStage.NeedInsight)));
        Assert.Empty(new[] { "tracking", "missing_policy", "label_rules", "deployment", "required_latency", "ai_user", "ai_size", "ai_place", "ai_consumer", "ai_requirement" }.Except(GateOf(WorkStage.GoalAndSolution)));

        static IEnumerable<string> GateOf(WorkStage stage) => Lifecycle.Of(stage).SelectMany(s => s.Checks).Where(c => c.IsGate).Select(c => c.Code);
    }

    [Fact]
    public void Every_stage_step_check_and_option_has_words_in_both_languages()
    {
        foreach (var lang in Lang.All)
        {
            var words = new Localizer(Sinan.Cli.SinanCli.Texts, lang);
            Assert.All(Lifecycle.Stages, s => Assert.True(words.Has("deliver.stage." + StepWork.Code(s)), s.ToString()));
            foreach (var step in Lifecycle.Steps)
            {
                Assert.True(words.Has("deliver.step." + step.Code), step.Code);
                Assert.All(step.Checks, c => Assert.True(words.Has("deliver.check." + c.Code) && words.Has("deliver.ask." + c.Code), c.Code));
                Assert.All(step.Checks.SelectMany(c => c.Options), o => Assert.True(words.Has("deliver.option." + o), o));
            }
        }
    }

    [Fact]
    public void A_gate_passes_only_when_every_check_of_its_stage_holds()
    {
        var initiative = New;
        var gate = Lifecycle.Of(WorkStage.NeedInsight).SelectMany(s => s.Checks).Where(c => c is { IsGate: true, Kind: not CheckKind.Measured }).ToList();
        foreach (var check in gate)
        {
            var closed = Gatekeeper.Pass(initiative, Facts(), "ann", Now);
            Assert.Equal(("deliver.gate.closed", 3, 409), (closed.Problem.Code, closed.Problem.ExitCode, closed.Problem.HttpStatus));
            Assert.Contains(Gatekeeper.Missing(initiative, WorkStage.NeedInsight, Facts()), r => r.Check == check);
            initiative = Answered(initiative, check.Code, check.Kind == CheckKind.Choice ? check.Options[0] : "because");
        }

        // All is answered, but the measured check does not hold without data, with bad data, or with a serious fault.
        Assert.False(Gatekeeper.Pass(initiative, Facts(null), "ann", Now).IsOk);
        Assert.False(Gatekeeper.Pass(initiative, Facts(59), "ann", Now).IsOk);
        Assert.False(Gatekeeper.Pass(initiative, Facts(90, FindingSeverity.Serious), "ann", Now).IsOk);

        var passed = Gatekeeper.Pass(initiative, Facts(60, FindingSeverity.Warning), "ann", Now).Value.Now;
        Assert.Equal(WorkStage.GoalAndSolution, passed.Stage);
        Assert.Equal((WorkStage.NeedInsight, "ann", false), (passed.Gates[0].Stage, passed.Gates[0].By, passed.Gates[0].IsOverride));
    }

    [Fact]
    public void The_refusal_names_what_is_missing()
    {
        var words = new Localizer(Sinan.Cli.SinanCli.Texts, Lang.English);
        var initiative = Answered(New, "business_value", "fewer calls");

        var refusal = words.Write(Gatekeeper.Pass(initiative, Facts(), "ann", Now).Problem.Phrase);

        Assert.Contains("6 checks do not hold (AI is the best solution; Technical boundary; Reachable level; What it will do;", refusal, StringComparison.Ordinal);
        Assert.DoesNotContain("Business value", refusal, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("mei", null)]
    [InlineData(null, "in a hurry")]
    [InlineData("mei", "  ")]
    public void An_override_needs_a_name_and_a_reason(string? name, string? reason) =>
        Assert.Equal("deliver.gate.override", Gatekeeper.Pass(New, Facts(), "ann", Now, name, reason).Problem.Code);

    [Fact]
    public void An_override_stays_with_name_reason_and_what_was_missing()
    {
        var passed = Gatekeeper.Pass(New, Facts(), "ann", Now, "mei", "the fair is next week").Value.Now;

        var gate = Assert.Single(passed.Gates);
        Assert.Equal(("mei", "the fair is next week", "ann", true), (gate.Name, gate.Reason, gate.By, gate.IsOverride));
        Assert.Contains("business_value", gate.Missing);
        Assert.DoesNotContain("data_quality", gate.Missing);
        // Later answers do not wash it away.
        Assert.True(Answered(passed, "business_value", "late").Gates[0].IsOverride);
    }

    [Fact]
    public void Seven_gates_lead_to_the_end_and_no_further()
    {
        var initiative = New;
        foreach (var stage in Lifecycle.Stages)
        {
            Assert.Equal((stage, false), (initiative.Stage, initiative.IsComplete));
            initiative = Gatekeeper.Pass(initiative, Facts(), "ann", Now, "mei", "trial").Value.Now;
        }

        Assert.True(initiative.IsComplete);
        Assert.Equal(Lifecycle.Stages, initiative.Gates.Select(g => g.Stage));
        Assert.Equal("deliver.gate.complete", Gatekeeper.Pass(initiative, Facts(), "ann", Now).Problem.Code);
    }

    [Theory]
    [InlineData("deployment", "moon", "deliver.check.option")]
    [InlineData("required_latency", "-1", "deliver.check.number")]
    [InlineData("required_latency", "NaN", "deliver.check.number")]
    [InlineData("consent", "perhaps", "deliver.check.yes_no")]
    [InlineData("data_quality", "fine", "deliver.check.measured")]
    [InlineData("nothing", "x", "deliver.check.unknown")]
    public void A_wrong_answer_is_refused(string check, string value, string code) =>
        Assert.Equal(code, StepWork.Answer(New, check, new CheckAnswer(value, AnswerOrigin.Written, "ann", Now)).Problem.Code);

    [Fact]
    public void A_no_fails_and_an_empty_answer_opens_the_check_again()
    {
        var no = Answered(New, "consent", "no");
        Assert.Equal(CheckState.Fails, StateOf(no, "consent"));
        Assert.Equal(CheckState.Holds, StateOf(Answered(no, "consent", "yes"), "consent"));
        Assert.Equal(CheckState.Open, StateOf(Answered(no, "consent", " "), "consent"));
        Assert.Empty(Answered(no, "consent", "").Answers);
    }

    // The most wrong labels among 4,000 that still prove 5 % with 95 % confidence are 177 (exact binomial: P(X ≤ 177) = 0.0497, P(X ≤ 178) = 0.0579);
    // 59 without a fault are the fewest (0.95^59 = 0.0485), for which the score interval is stricter: 52 of it end at 0.0494.
    [Theory]
    [InlineData(4000, 177, CheckState.Holds)]
    [InlineData(4000, 178, CheckState.Open)]
    [InlineData(4000, 260, CheckState.Fails)]
    [InlineData(10, 0, CheckState.Open)]
    [InlineData(0, 0, CheckState.Fails)]
    [InlineData(10, 11, CheckState.Fails)]
    public void Label_errors_are_judged_by_what_the_sample_proves(int labels, int wrong, CheckState expected)
    {
        var initiative = Answered(Answered(New, "labels_checked", labels.ToString(System.Globalization.CultureInfo.InvariantCulture)), "labels_wrong", wrong.ToString(System.Globalization.CultureInfo.InvariantCulture));
        var facts = Facts();

        Assert.Equal(expected, Gatekeeper.Review(initiative, Lifecycle.FindStep("data_resources")!, facts).Single(r => r.Check.Code == "label_quality").State);
        Assert.All(facts.Proofs.Made, proof => Assert.Equal((wrong / (double)labels, 0.9), (proof.Value, proof.Interval!.Level)));
    }

    [Fact]
    public void Latency_is_compared_with_the_requirement()
    {
        var required = Answered(New, "required_latency", "100");
        Assert.Equal(CheckState.Open, StateOf(required, "latency_met"));
        Assert.Equal(CheckState.Holds, StateOf(Answered(required, "latency_p95", "100"), "latency_met"));
        Assert.Equal(CheckState.Fails, StateOf(Answered(required, "latency_p95", "100.5"), "latency_met"));
    }

    [Fact]
    public void Research_carries_no_date_until_its_outcome_can_be_estimated()
    {
        var research = New with { Kind = ItemKind.Research, ReleaseDate = new DateOnly(2026, 9, 1) };

        Assert.Equal("deliver.initiative.research_undated", Editing.Check(research).Problem.Code);
        Assert.True(Editing.Check(research with { IsEstimable = true }).IsOk);
        Assert.True(Editing.Check(research with { Kind = ItemKind.Development }).IsOk);
        // A dated product does not become research by the back door.
        Assert.Equal("deliver.initiative.research_undated", Editing.Apply(research with { Kind = ItemKind.Product }, research).Problem.Code);
    }

    [Fact]
    public void Work_is_handed_over_when_the_other_side_takes_it()
    {
        Assert.Equal("deliver.hand_over.same_role", HandingOver.Offer(New, WorkRole.Planner, "x", "ann", Now).Problem.Code);
        Assert.Equal("deliver.hand_over.note", HandingOver.Offer(New, WorkRole.Trainer, " ", "ann", Now).Problem.Code);
        Assert.Equal("deliver.hand_over.none", HandingOver.Answer(New, true, "", "bob", Now).Problem.Code);

        var offered = HandingOver.Offer(New, WorkRole.PromptEngineer, "write the prompts", "ann", Now).Value.Now;
        Assert.Equal(WorkRole.Planner, offered.Holder);
        Assert.Equal("deliver.hand_over.pending", HandingOver.Offer(offered, WorkRole.Trainer, "train", "ann", Now).Problem.Code);
        Assert.Equal("deliver.hand_over.note", HandingOver.Answer(offered, false, "", "bob", Now).Problem.Code);

        var returned = HandingOver.Answer(offered, false, "no cases", "bob", Now).Value.Now;
        Assert.Equal((WorkRole.Planner, HandOverState.Returned, "no cases"), (returned.Holder, returned.HandOvers[0].State, returned.HandOvers[0].Note));
        var again = HandingOver.Offer(returned, WorkRole.PromptEngineer, "with cases", "ann", Now).Value.Now;
        var accepted = HandingOver.Answer(again, true, "", "bob", Now).Value.Now;
        Assert.Equal((WorkRole.PromptEngineer, 2, "bob"), (accepted.Holder, accepted.HandOvers.Length, accepted.HandOvers[1].By));
    }

    [Theory]
    [InlineData("", "", "deliver.build.version")]
    [InlineData("1.0", "javascript:alert(1)", "deliver.build.url")]
    [InlineData("1.0", "/relative", "deliver.build.url")]
    public void A_build_needs_a_version_and_a_safe_address(string version, string url, string code) =>
        Assert.Equal(code, Building.Note(New, new Build(version, false, true, url, "ci", Now)).Problem.Code);

    [Fact]
    public void The_latest_build_counts_and_old_ones_give_way()
    {
        var initiative = New;
        for (var i = 0; i < Building.MostKept + 5; i++)
            initiative = Building.Note(initiative, new Build("1." + i, i % 2 == 0, i % 3 != 0, "https://ci.example/1", "ci", Now)).Value.Now;

        Assert.Equal((Building.MostKept, "1.5", "1.204"), (initiative.Builds.Length, initiative.Builds[0].Version, initiative.Builds[^1].Version));
        // 204 is a multiple of three: it failed.
        Assert.Equal(CheckState.Fails, StateOf(initiative, "build_passed"));
    }

    [Fact]
    public void Only_undone_steps_past_their_day_are_late()
    {
        var step = new StepProgress("ann", new DateOnly(2026, 2, 28), StepState.Doing, "");

        Assert.True(step.IsOverdue(new DateOnly(2026, 3, 1)));
        Assert.False(step.IsOverdue(new DateOnly(2026, 2, 28)));
        Assert.False((step with { State = StepState.Done }).IsOverdue(new DateOnly(2026, 3, 1)));
        Assert.False(StepProgress.None.IsOverdue(new DateOnly(2026, 3, 1)));
    }

    static Initiative Answered(Initiative initiative, string check, string value) => StepWork.Answer(initiative, check, new CheckAnswer(value, AnswerOrigin.Written, "ann", Now)).Value.Now;

    static CheckState StateOf(Initiative initiative, string check) =>
        Lifecycle.Steps.SelectMany(step => Gatekeeper.Review(initiative, step, Facts())).Single(r => r.Check.Code == check).State;
}
