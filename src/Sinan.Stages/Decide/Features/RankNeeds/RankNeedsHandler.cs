using Sinan.Kernel;
using Sinan.Stages.Decide.Contracts;
using Sinan.Stages.Decide.Data;
using Sinan.Stages.Decide.Domain;

namespace Sinan.Stages.Decide.Features.RankNeeds;

public sealed class RankNeedsHandler(
    CandidateSearch search, INeedStore store, NeedSupports supports, ISettings settings, ISnapshots snapshots, IEvidenceStore evidence, TimeProvider clock) : INeeds
{
    public Task<Outcome<NeedReport>> RankAsync(long seed, IProgressSink progress, CancellationToken cancellationToken) =>
        HandleAsync(new RankNeeds(seed), progress, cancellationToken);

    public async Task<NeedReport?> LatestAsync(CancellationToken cancellationToken) =>
        (await snapshots.LatestAsync<NeedReport>(NeedReport.SnapshotKind, cancellationToken))?.Value;

    public async Task<Outcome<NeedReport>> HandleAsync(RankNeeds request, IProgressSink progress, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        var found = await search.FindAsync(request.Seed, (await store.StatesAsync(cancellationToken)).Count > 0, progress, cancellationToken);
        if (!found.IsOk)
            return found.Problem;
        var look = found.Value;
        await store.SaveFoundAsync([.. NeedList.CardsOf(look.Candidates, look.Frame.At)], "ranking", cancellationToken);

        progress.Report(new Phrase("decide.progress.ranking", Fact.Count("needs", look.Candidates.Length)), 0.9);
        var choice = await settings.FindAsync<MethodChoice>(MethodChoice.Key, cancellationToken) ?? MethodChoice.Usual;
        var formula = ScoreFormula.Of(choice.Method, choice.Formula);
        if (!formula.IsOk)
            return formula.Problem;
        var efforts = await settings.FindAsync<EffortBook>(EffortBook.Key, cancellationToken) ?? EffortBook.Empty;
        var cards = await store.ListAsync(cancellationToken);
        var trust = TrustBook.Of(cards, await store.MeasuredAsync(cancellationToken));
        var (needs, reasons) = NeedList.Of(look, cards, efforts, await supports.GatherAsync(cards, cancellationToken), trust);
        var book = cards.ToDictionary(c => c.Id, StringComparer.Ordinal);
        var (bonds, connected) = NeedBonds.Of(look, subject => NeedList.RootOf(book[NeedIdentity.Of(subject)], book).Id, cancellationToken);
        var (told, record) = trust.Tell(look.Frame);
        var (report, proofs) = Scoring.Place(
            new NeedReport
            {
                Data = look.Frame.Data, At = look.Frame.At, Seed = look.Frame.Seed, Draws = 0, Method = choice.Method, Formula = formula.Value.Expression.Text,
                RecentDays = look.Period?.RecentDays ?? 0, From = look.Period?.From, To = look.Period?.LastDay, ActiveUsers = look.ActiveUsers, Steps = look.Steps, Sources = look.Sources,
                Needs = needs, Together = bonds, Trust = told, Answer = new Phrase("decide.answer.none"),
            },
            look.Frame, cancellationToken: cancellationToken);
        report = report with { Seconds = clock.GetElapsedTime(started).TotalSeconds };
        await evidence.SaveAsync([.. reasons, .. connected, .. record, .. proofs], cancellationToken);
        await snapshots.SaveAsync(NeedReport.SnapshotKind, report, look.Frame.Data, cancellationToken);
        return report;
    }
}
