using System.Runtime.InteropServices;
using Sinan.Kernel;
using Sinan.Numerics.Behavior;
using Sinan.Numerics.Mining;
using Sinan.Stages.Decide.Domain;

namespace Sinan.Stages.Decide.Features.FindRules;

/// <summary>A question about rules in terms of the index.</summary>
/// <param name="Index">Events.</param>
/// <param name="Event">Code of the event looked at; null = all.</param>
/// <param name="Column">What an event is about; null = its name.</param>
sealed record RuleScope(BehaviorIndex Index, int? Event, BehaviorColumn? Column)
{
    public const string EventNames = "event";

    const string Items = "item";

    const int MostNamesTold = 12;

    public string About => Column?.Name ?? EventNames;

    public string? EventName => Event is { } code ? Index.EventNames[code] : null;

    /// <returns>Problems "decide.rules.per", "decide.rules.unknown_event", "decide.rules.no_purchase", "decide.rules.unknown_column".</returns>
    public static Outcome<RuleScope> Of(BehaviorIndex index, FindEventRules request)
    {
        if (!RuleGroup.All.Contains(request.Per))
            return new Problem("decide.rules.per", ProblemKind.Invalid, Fact.Of("given", request.Per), Fact.Of("known", string.Join(", ", RuleGroup.All)));
        int? code = null;
        if ((string.IsNullOrWhiteSpace(request.Event) && request.Per == RuleGroup.Basket ? MainPath.Purchase(index.EventNames) : request.Event?.Trim()) is { Length: > 0 } name)
        {
            code = index.CodeOf(index.EventNames.FirstOrDefault(e => e == name) ?? index.EventNames.FirstOrDefault(e => e.Equals(name, StringComparison.OrdinalIgnoreCase)) ?? "");
            if (code < 0)
                return new Problem("decide.rules.unknown_event", ProblemKind.Invalid, Fact.Of("event", name), Fact.Of("known", Told(index.EventNames)));
        }
        else if (request.Per == RuleGroup.Basket)
        {
            return new Problem("decide.rules.no_purchase", ProblemKind.Invalid, Fact.Of("known", Told(index.EventNames)));
        }

        if (string.IsNullOrWhiteSpace(request.Of))
            return new RuleScope(index, code, request.Per == RuleGroup.Basket && index.Column(Items) is { } items && IsUsable(items) ? items : null);
        if (request.Of.Trim() == EventNames)
            return new RuleScope(index, code, null);
        return index.Column(request.Of.Trim()) is { } column && IsUsable(column)
            ? new RuleScope(index, code, column)
            : new Problem("decide.rules.unknown_column", ProblemKind.Invalid, Fact.Of("column", request.Of), Fact.Of("known", Told(ColumnsOf(index).Prepend(EventNames))));
    }

    /// <summary>Columns that events can be about.</summary>
    public static IEnumerable<string> ColumnsOf(BehaviorIndex index) => index.Columns.Where(IsUsable).OrderBy(c => c.Values).Select(c => c.Name);

    public int ItemAt(long position) => Column is null ? Index.EventAt(position) : Column.CodeAt(position);

    public string NameOf(int item, IReadOnlyDictionary<string, string> titles)
    {
        if (Column is null)
            return Index.EventNames[item];
        var text = Column.TextOf(item);
        return Column.Name == Items ? titles.GetValueOrDefault(text) ?? text : text;
    }

    /// <summary>What each basket, visit or user holds.</summary>
    public Transactions Together(string per, CancellationToken cancellationToken)
    {
        var groups = new Transactions();
        new EventGroups(Index, Event, ItemAt) { GapMs = per == RuleGroup.User ? null : EventGroups.BreakMs, IsVisit = per == RuleGroup.Session }
            .Each((_, _, items) => groups.Add([.. items]), cancellationToken);
        return groups;
    }

    /// <summary>What each user with events did, in order.</summary>
    public EventSequences InOrder(CancellationToken cancellationToken)
    {
        var log = new EventSequences();
        var (codes, times) = (new List<int>(), new List<long>());
        for (var user = 0; user < Index.Users; user++)
        {
            if (user % 4096 == 0)
                cancellationToken.ThrowIfCancellationRequested();
            codes.Clear();
            times.Clear();
            var (from, to) = Index.RangeOf(user);
            for (var at = from; at < to; at++)
            {
                if ((Event is { } code && Index.EventAt(at) != code) || ItemAt(at) is not (>= 0 and var item))
                    continue;
                codes.Add(item);
                times.Add(Index.TimeAt(at));
            }

            if (codes.Count > 0)
                log.Add(CollectionsMarshal.AsSpan(codes), CollectionsMarshal.AsSpan(times));
        }

        return log;
    }

    static bool IsUsable(BehaviorColumn column) => column is { IsNumber: false, IsCoded: true, Values: >= 2, Origin: not BehaviorColumnOrigin.Session };

    static string Told(IEnumerable<string> names)
    {
        var all = names.ToList();
        return string.Join(", ", all.Take(MostNamesTold)) + (all.Count > MostNamesTold ? " …" : "");
    }
}
