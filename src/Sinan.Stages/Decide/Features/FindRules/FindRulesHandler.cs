using Sinan.Kernel;
using Sinan.Numerics.Mining;
using Sinan.Numerics.Statistics;

namespace Sinan.Stages.Decide.Features.FindRules;

public sealed class FindRulesHandler(TimeProvider clock)
{
    /// <returns>Problems "decide.support" and "decide.confidence".</returns>
    public Task<Outcome<RulesAnswer>> HandleAsync(FindRules request, CancellationToken cancellationToken) =>
        Task.Run(() => Find(request, cancellationToken), cancellationToken);

    Outcome<RulesAnswer> Find(FindRules request, CancellationToken cancellationToken)
    {
        if (!(request.MinConfidence is >= 0 and <= 1))
            return new Problem("decide.confidence", ProblemKind.Invalid, Fact.Decimal("given", request.MinConfidence));
        var started = clock.GetTimestamp();
        var names = request.Baskets.Names;
        return request.Baskets.CountOf(request.MinSupport).Map(count =>
        {
            var sets = ItemsetMiner.Mine(request.Baskets.Transactions, count, threads: request.Threads, cancellationToken: cancellationToken);
            var rules = AssociationRules.Of(sets, request.MinConfidence, request.MinLift, threads: request.Threads, cancellationToken: cancellationToken);
            return new RulesAnswer(request.Baskets.Transactions.Count, names.Count, count, [.. rules.Select(View)], clock.GetElapsedTime(started).TotalSeconds);
        });

        RuleView View(AssociationRule rule) => new(
            [.. rule.If.Select(i => names[i])], [.. rule.Then.Select(i => names[i])], rule.Count, rule.Support, rule.Confidence,
            Proportions.Wilson(rule.Count, rule.IfCount) is var bounds ? [bounds.Low, bounds.High] : [],
            rule.Lift, rule.Leverage, double.IsInfinity(rule.Conviction) ? null : rule.Conviction, rule.P, rule.Q);
    }
}
