using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Numerics.Statistics;
using Sinan.Stages.Decide.Contracts;

namespace Sinan.Stages.Decide.Domain;

/// <summary>A cell that loses more than what it is compared with.</summary>
/// <param name="Cell">Where.</param>
/// <param name="Excess">Its loss minus that of the comparison, 0…1, with Newcombe's interval.</param>
/// <param name="Interval">95 %.</param>
/// <param name="Loss">Its loss.</param>
/// <param name="Usual">Loss of the comparison.</param>
/// <param name="Q">Adjusted over all cells (Benjamini–Hochberg).</param>
sealed record Friction(StepCell Cell, double Excess, Interval Interval, double Loss, double Usual, double Q)
{
    /// <summary>Tries lost beyond the usual.</summary>
    public double LostTries => Cell.Recent.Count * Excess;
}

/// <summary>Finds steps that lose more people under one circumstance than under the others, or lately than before.</summary>
static class FrictionFinder
{
    /// <summary>Users in a cell below which its share says too little.</summary>
    public const int LeastUsers = 100;

    /// <summary>Losses that differ by less are not worth a need.</summary>
    public const double LeastExcess = 0.03;

    public const double MostQ = 0.01;

    const string Payment = "payment";

    /// <summary>Columns that describe what is bought, who is asked or which version of an experiment is shown: differences in them are no friction.</summary>
    static readonly string[] notCircumstances =
        ["category", "item", "session", "variant", "experiment", "group", "currency", "event", "user", "类目", "类别", "品类", "商品", "会话", "实验组", "版本组", "分组"];

    public static bool IsCircumstance(string column) =>
        !notCircumstances.Any(n => column.Contains(n, StringComparison.OrdinalIgnoreCase));

    /// <summary>The clearest friction of each step first, then those that show the same loss from another side.</summary>
    public static IReadOnlyList<ImmutableArray<Friction>> Find(IReadOnlyList<StepCell> cells, bool hasEarlier)
    {
        var tested = new List<(StepCell Cell, Tries Others, Effect Effect)>();
        foreach (var group in cells.GroupBy(c => (c.Step, c.Property)))
        {
            var all = group.Aggregate(default(Tries), (sum, c) => sum + c.Recent);
            foreach (var cell in group)
            {
                // Everybody is compared with earlier, a value with the other values of its property.
                var others = cell.Property is null ? cell.Earlier : all - cell.Recent;
                if (cell.Recent.Users >= LeastUsers && others.Users >= LeastUsers && (cell.Property is not null || hasEarlier))
                    tested.Add((cell, others, Proportions.Difference(others.LostUsers, others.Users, cell.Recent.LostUsers, cell.Recent.Users)));
            }
        }

        var q = MultipleTesting.BenjaminiHochberg([.. tested.Select(t => t.Effect.P)]);
        return
        [
            .. tested.Select((t, n) => new Friction(
                    t.Cell, t.Effect.Difference, new Interval(t.Effect.Interval.Low, t.Effect.Interval.High),
                    t.Cell.Recent.Loss, t.Others.Loss, q[n]))
                .Where(f => f.Q < MostQ && f.Excess >= LeastExcess && f.Interval.Low >= LeastExcess / 2)
                .GroupBy(f => f.Cell.Step)
                .Select(step =>
                {
                    // Of the cells that explain at least half of the step's loss, the sharpest one names the cause.
                    var most = step.Max(f => f.LostTries);
                    var cause = step.Where(f => f.LostTries >= most / 2).MaxBy(f => f.Interval.Low)!;
                    return ImmutableArray.Create([cause, .. step.Where(f => f != cause).OrderByDescending(f => f.LostTries).Take(3)]);
                })
                .OrderByDescending(s => s[0].LostTries),
        ];
    }

    /// <param name="frictions">All of one step, the cause first.</param>
    /// <param name="steps">Names of the path.</param>
    /// <param name="period">What is recent.</param>
    /// <param name="lost">User numbers lost in the cause's cell.</param>
    /// <param name="valuePerOrder">Mean value of a purchase; null without values.</param>
    /// <param name="frame">Common parts of the evidence.</param>
    public static Candidate ToCandidate(
        ImmutableArray<Friction> frictions, ImmutableArray<string> steps, Period period, IReadOnlySet<int> lost, double? valuePerOrder, EvidenceFrame frame)
    {
        var cause = frictions[0];
        var (from, to) = (steps[cause.Cell.Step], steps[cause.Cell.Step + 1]);
        var isPayment = SubjectOf(steps, cause.Cell.Step) == Payment;
        Fact[] names = [Fact.Of("from", from), Fact.Of("to", to), Fact.Of("property", cause.Cell.Property ?? ""), Fact.Of("value_name", cause.Cell.Value ?? "")];
        var count = PoissonRates.Interval(cause.Cell.Recent.Users);
        // Impact on the usual scale: losing a quarter of the people more than usual is massive (3), and it falls in proportion.
        double Impact(double excess) => Math.Clamp(12 * excess, 0.25, 3);
        return new Candidate(
            SubjectOf(steps, cause.Cell.Step),
            new Phrase(cause.Cell.Property is null ? "decide.need.step_worse" : "decide.need.step_value", [.. names]),
            isPayment ? NeedCategory.Performance : NeedCategory.Experience,
            [NeedSource.Friction],
            new Estimate(cause.Cell.Recent.Users, count.Low, count.High).Times(period.ToMonth),
            new Estimate(Impact(cause.Excess), Impact(cause.Interval.Low), Impact(cause.Interval.High)),
            Candidate.Medium,
            Urgency(cause),
            valuePerOrder is { } value ? cause.LostTries * period.ToMonth * value : null,
            lost,
            [.. frictions.Select(f => Explain(f, steps, frame))]) { Watched = new Watched(to, []) };
    }

    /// <summary>What a need about a step is about: the last step of the way to paying has the subject that people's complaints about payments have.</summary>
    public static string SubjectOf(ImmutableArray<string> steps, int step) =>
        step == steps.Length - 2 && Concepts.Of(steps[^1], [])?.Name == Payment ? Payment : $"step:{steps[step]}>{steps[step + 1]}";

    /// <summary>The title once people say the same as the numbers.</summary>
    public static Phrase ConfirmedTitle(Phrase title, string subject) =>
        subject == Payment && title.Key == "decide.need.step_value" ? title with { Key = "decide.need.payment_value" }
        : subject == Payment ? new Phrase("decide.need.payment")
        : title;

    static double? Urgency(Friction cause)
    {
        // A value that is new has no past of its own: its loss is compared with the usual one.
        var earlier = cause.Cell.Earlier.Users >= LeastUsers ? cause.Cell.Earlier.Loss : cause.Usual;
        return earlier > 0 ? cause.Loss / earlier : null;
    }

    static Reason Explain(Friction f, ImmutableArray<string> steps, EvidenceFrame frame)
    {
        var names = new[]
        {
            Fact.Of("from", steps[f.Cell.Step]), Fact.Of("to", steps[f.Cell.Step + 1]), Fact.Of("property", f.Cell.Property ?? ""), Fact.Of("value_name", f.Cell.Value ?? ""),
            Fact.Share("loss", f.Loss), Fact.Share("usual", f.Usual), Fact.Count("users", f.Cell.Recent.Users),
        };
        var key = f.Cell.Property is null ? "decide.evidence.step_worse" : "decide.evidence.step_value";
        var evidence = frame.Make(
            "method.step_loss", new Phrase(key, [.. names]), f.Excess, FactKind.Points, f.Interval,
            new { step = new[] { steps[f.Cell.Step], steps[f.Cell.Step + 1] }, f.Cell.Property, f.Cell.Value, within = "1d" }, f.Cell.Recent.Users);
        var brief = new Phrase(f.Cell.Property is null ? "decide.short.step_worse" : "decide.short.step_value", evidence.AsFact("value") with { Interval = null, Evidence = null }, Fact.Of("value_name", f.Cell.Value ?? ""));
        return new Reason(evidence, NeedSource.Friction, brief);
    }
}
