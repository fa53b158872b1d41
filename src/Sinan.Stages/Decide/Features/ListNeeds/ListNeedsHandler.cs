using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Stages.Decide.Contracts;
using Sinan.Stages.Decide.Data;
using Sinan.Stages.Decide.Domain;

namespace Sinan.Stages.Decide.Features.ListNeeds;

public sealed class ListNeedsHandler(INeeds needs, INeedStore store, ISettings settings, OtherRankings rankings)
{
    /// <returns>Problems: "decide.needs.none_yet", "decide.formula".</returns>
    public async Task<Outcome<NeedSelection>> HandleAsync(ListNeeds request, CancellationToken cancellationToken)
    {
        if (await needs.LatestAsync(cancellationToken) is not { } report)
            return new Problem("decide.needs.none_yet", ProblemKind.NotFound);
        if (request.Method is { } method)
        {
            var own = request.Formula ?? (await settings.FindAsync<MethodChoice>(MethodChoice.Key, cancellationToken))?.Formula;
            var other = await rankings.ByAsync(report, method, own, cancellationToken);
            if (!other.IsOk)
                return other.Problem;
            report = other.Value;
        }

        var states = await store.StatesAsync(cancellationToken);
        var formula = ScoreFormula.Of(report.Method, report.Formula).Value;
        return new NeedSelection(
            report, [.. report.Needs.Where(n => IsMeant(n, request, states))],
            [.. report.Waiting.Where(n => IsMeant(n, request, states)).Select(n => ToWait(n, formula))],
            request.State is NeedState.Shipped or NeedState.Verified or NeedState.Rejected ? [.. (await store.ListAsync(cancellationToken)).Where(c => IsMeant(c, request))] : [], states);
    }

    static bool IsMeant(Need need, ListNeeds request, IReadOnlyDictionary<string, NeedState> states)
    {
        var state = states.GetValueOrDefault(need.Id);
        return (request.State is { } wanted ? state == wanted : state is not (NeedState.Shipped or NeedState.Verified or NeedState.Rejected))
            && (request.Source is not { } source || need.Sources.Contains(source))
            && (request.Category is not { } category || need.Category == category);
    }

    static bool IsMeant(NeedCard card, ListNeeds request) =>
        card.State == request.State && (request.Source is not { } source || card.Origin == source) && (request.Category is not { } category || card.Category == category);

    static WaitingNeed ToWait(Need need, ScoreFormula formula)
    {
        var lacks = formula.Lacking(need).ToImmutableArray();
        return new WaitingNeed(need, lacks, lacks.IsEmpty ? null : NeedQuestion.For(lacks[0], need.Title));
    }
}
