using System.Collections.Immutable;
using System.Text.Json;
using Sinan.Kernel;
using Sinan.Numerics.Mining;
using Sinan.Stages.Decide.Domain;

namespace Sinan.Stages.Decide.Features.FindRules;

/// <summary>Asks the events of the workspace for connections.</summary>
public sealed class FindEventRulesHandler(IBehaviorIndexes indexes, IEventRecord record, IEvidenceStore evidence, TimeProvider clock)
{
    const double MostQ = 0.05;

    /// <summary>Longer sets and orders are many and say little that their parts do not say.</summary>
    const int MostItems = 3;

    const int MostTold = 100, MostProved = 20;

    const int LeastCount = 20, OneIn = 200;

    const long DayMs = 86_400_000;

    /// <summary>Events and columns that can be asked about; null without events.</summary>
    public async Task<(ImmutableArray<string> Events, ImmutableArray<string> Columns)?> ChoicesAsync(CancellationToken cancellationToken)
    {
        using var lease = await indexes.OpenAsync(cancellationToken);
        return lease.Index.Events == 0 ? null : ([.. lease.Index.EventNames], [.. RuleScope.ColumnsOf(lease.Index)]);
    }

    /// <returns>Problems "decide.rules.no_events", "decide.rules.days", "decide.rules.nothing", "decide.confidence", "decide.support" and those of the scope: "decide.rules.per",
    /// "decide.rules.unknown_event", "decide.rules.no_purchase", "decide.rules.unknown_column".</returns>
    public async Task<Outcome<EventRulesReport>> HandleAsync(FindEventRules request, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        using var lease = await indexes.OpenAsync(cancellationToken);
        if (lease.Index.Events == 0)
            return new Problem("decide.rules.no_events", ProblemKind.NotEnough);
        if (!(request.MinConfidence is >= 0 and <= 1))
            return new Problem("decide.confidence", ProblemKind.Invalid, Fact.Decimal("given", request.MinConfidence));
        if (request.Days is < 1 or > 3650)
            return new Problem("decide.rules.days", ProblemKind.Invalid, Fact.Count("given", request.Days));
        var asked = RuleScope.Of(lease.Index, request);
        if (!asked.IsOk)
            return asked.Problem;

        var scope = asked.Value;
        var found = await Task.Run(() => request.Per == RuleGroup.Order ? InOrder(scope, request, cancellationToken) : Together(scope, request, cancellationToken), cancellationToken);
        if (!found.IsOk)
            return found.Problem;
        var titles = await record.ItemTitlesAsync(cancellationToken);
        var span = lease.Index.MainSpan;
        var report = new EventRulesReport
        {
            Per = request.Per,
            Of = scope.About,
            Event = scope.EventName,
            Days = request.Days,
            Groups = found.Value.Groups,
            MinSupportCount = found.Value.MinCount,
            Found = found.Value.Rules.Count,
            Rules = [.. found.Value.Rules.Take(MostTold).Select(rule => RuleView.Of(rule, item => scope.NameOf(item, titles)))],
            Since = DateTimeOffset.FromUnixTimeMilliseconds(span.FirstMs),
            Until = DateTimeOffset.FromUnixTimeMilliseconds(span.LastMs),
            Answer = [],
            Data = lease.Data,
        };
        report = await WithEvidenceAsync(report, request, cancellationToken);
        return report with { Answer = RuleWords.Answer(report), Seconds = clock.GetElapsedTime(started).TotalSeconds };
    }

    static Outcome<(int Groups, int MinCount, List<AssociationRule> Rules)> Together(RuleScope scope, FindEventRules request, CancellationToken cancellationToken)
    {
        var groups = scope.Together(request.Per, cancellationToken);
        return LeastOf(request, groups.Count).Map(least =>
        {
            var sets = ItemsetMiner.Mine(groups, least, MostItems, request.Threads, cancellationToken);
            var rules = AssociationRules.Of(sets, request.MinConfidence, Math.Max(1, request.MinLift), mostThen: 1, request.Threads, cancellationToken);
            return (groups.Count, least, SimplestRules.Of([.. rules.Where(r => r.Q <= MostQ)]));
        });
    }

    static Outcome<(int Groups, int MinCount, List<AssociationRule> Rules)> InOrder(RuleScope scope, FindEventRules request, CancellationToken cancellationToken)
    {
        var log = scope.InOrder(cancellationToken);
        return LeastOf(request, log.Users).Map(least =>
        {
            var question = new SequenceQuestion(least, request.Days * DayMs, MostItems, request.MinConfidence, Math.Max(1, request.MinLift));
            var rules = SequenceRules.Of(log, question, request.Threads, cancellationToken);
            return (log.Users, least, SimplestRules.Of([.. rules.Where(r => r.Q <= MostQ).Select(r => new AssociationRule(r.First, [r.Then], r.Count, r.FirstCount, r.ThenCount, r.Users, r.P, r.Q))]));
        });
    }

    static Outcome<int> LeastOf(FindEventRules request, int groups) =>
        groups == 0 ? new Problem("decide.rules.nothing", ProblemKind.NotEnough)
        : request.MinSupport is { } support ? Baskets.CountOf(support, groups)
        : Math.Max(LeastCount, groups / OneIn);

    async Task<EventRulesReport> WithEvidenceAsync(EventRulesReport report, FindEventRules request, CancellationToken cancellationToken)
    {
        var proved = report.Rules.Take(MostProved).Select(rule => (Rule: rule, Evidence: new Evidence
        {
            Stage = "decide",
            Question = nameof(FindEventRules),
            Parameters = JsonSerializer.Serialize(request, EvidenceJson.Options),
            Statement = RuleWords.Says(report, rule),
            Data = report.Data,
            Method = "method.rule_confidence",
            Value = rule.Confidence,
            Unit = FactKind.Share,
            Interval = new Interval(rule.ConfidenceCi95[0], rule.ConfidenceCi95[1]),
            CodeVersion = CodeVersion.Current,
            At = clock.GetUtcNow(),
        }.Sealed())).ToList();
        await evidence.SaveAsync([.. proved.Select(p => p.Evidence)], cancellationToken);
        return report with { Rules = [.. proved.Select(p => p.Rule with { Evidence = p.Evidence.Id }), .. report.Rules.Skip(MostProved)] };
    }
}
