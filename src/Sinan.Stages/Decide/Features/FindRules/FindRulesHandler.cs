using Sinan.Kernel;
using Sinan.Numerics.Mining;

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
            return new RulesAnswer(request.Baskets.Transactions.Count, names.Count, count, [.. rules.Select(rule => RuleView.Of(rule, item => names[item]))], clock.GetElapsedTime(started).TotalSeconds);
        });
    }
}
