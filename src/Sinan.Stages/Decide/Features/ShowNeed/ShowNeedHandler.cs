using Sinan.Kernel;
using Sinan.Stages.Decide.Contracts;
using Sinan.Stages.Decide.Data;
using Sinan.Stages.Decide.Domain;
using Sinan.Stages.Decide.Features.MeasureNeed;
using Sinan.Stages.Listen.Contracts;
using Sinan.Stages.Understand.Contracts;

namespace Sinan.Stages.Decide.Features.ShowNeed;

public sealed class ShowNeedHandler(INeeds needs, INeedStore store, IEvidenceStore evidence, IInterviewQuotes interviews, INeedWork work, IMetricEffects metrics, ExperimentEffects experiments)
{
    const int MostSentences = 8, MostTogether = 5;

    /// <returns>Problem: "decide.need.not_found".</returns>
    public async Task<Outcome<NeedStory>> HandleAsync(ShowNeed request, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(request.Id, cancellationToken) is not { } card)
            return new Problem("decide.need.not_found", ProblemKind.NotFound, Fact.Of("id", request.Id));
        var report = await needs.LatestAsync(cancellationToken);
        var need = report?.Find(request.Id);
        var spoken = new List<string>();
        foreach (var reason in need?.Evidence ?? [])
            spoken.AddRange((await evidence.FindAsync(reason.Id, cancellationToken))?.Sentences ?? []);
        var history = await store.EventsAsync(request.Id, cancellationToken);
        var effect = history.FirstOrDefault(h => h.Kind == "measured") is { } measured ? await evidence.FindAsync(EvidenceId.Parse(measured.Reason, null), cancellationToken) : null;
        return new NeedStory(
            card, need, report, [.. NeedLife.From(card.State)], [.. history], [.. await store.JoinedAsync(request.Id, cancellationToken)],
            [.. spoken.Distinct().Take(MostSentences)], [.. (await interviews.ForNeedAsync(request.Id, cancellationToken)).Take(MostSentences)], effect,
            await work.OfAsync(request.Id, cancellationToken))
        {
            Together =
            [
                .. (report?.Together ?? []).Where(b => b.Need == request.Id).Select(b => (Other: report!.Find(b.With), Bond: b)).Where(b => b.Other is not null)
                    .Take(MostTogether).Select(b => (b.Other!.Title, b.Bond)),
            ],
            Metrics = card.State is NeedState.Shipped or NeedState.Verified ? [.. await metrics.ListAsync(cancellationToken), .. await experiments.ListAsync(cancellationToken)] : [],
        };
    }
}
