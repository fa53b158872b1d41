using Sinan.Kernel;
using Sinan.Stages.Decide.Contracts;
using Sinan.Stages.Decide.Domain;

namespace Sinan.Stages.Decide.Features.RankNeeds;

/// <summary>Finds the needs in behaviour, voices and baskets, scores and ranks them.</summary>
/// <param name="Seed">Seed of the draws behind intervals and rank probabilities.</param>
public sealed record RankNeeds(long Seed)
{
    public const long DefaultSeed = 20_240_229;
}

public sealed class RankNeedsHandler(
    CandidateSearch search, ISettings settings, ISnapshots snapshots, IEvidenceStore evidence, TimeProvider clock) : INeeds
{
    public Task<Outcome<NeedReport>> RankAsync(long seed, IProgressSink progress, CancellationToken cancellationToken) =>
        HandleAsync(new RankNeeds(seed), progress, cancellationToken);

    public async Task<NeedReport?> LatestAsync(CancellationToken cancellationToken) =>
        (await snapshots.LatestAsync<NeedReport>(NeedReport.SnapshotKind, cancellationToken))?.Value;

    public async Task<Outcome<NeedReport>> HandleAsync(RankNeeds request, IProgressSink progress, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        var found = await search.FindAsync(request.Seed, progress, cancellationToken);
        if (!found.IsOk)
            return found.Problem;
        var look = found.Value;

        progress.Report(new Phrase("decide.progress.ranking", Fact.Count("needs", look.Candidates.Length)), 0.9);
        var efforts = await settings.FindAsync<EffortBook>(EffortBook.Key, cancellationToken) ?? EffortBook.Empty;
        var (report, proofs) = Scoring.Score(look, efforts, Ranking.Draws);
        report = report with { Seconds = clock.GetElapsedTime(started).TotalSeconds };
        await evidence.SaveAsync(proofs, cancellationToken);
        await snapshots.SaveAsync(NeedReport.SnapshotKind, report, look.Frame.Data, cancellationToken);
        return report;
    }
}
