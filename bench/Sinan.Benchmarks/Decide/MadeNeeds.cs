using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Numerics.Random;
using Sinan.Stages.Decide.Contracts;
using Sinan.Stages.Decide.Data;
using Sinan.Stages.Decide.Domain;

namespace Sinan.Benchmarks.Decide;

/// <summary>Needs as people enter them, and the evidence that daily rankings of them leave.</summary>
static class MadeNeeds
{
    static readonly DateTimeOffset begin = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Enters needs of all kinds and states.</summary>
    public static async Task<IReadOnlyList<NeedCard>> FillAsync(INeedStore store, int count)
    {
        var random = new SplitMix64(1);
        var cards = Enumerable.Range(0, count).Select(n => CardOf(n, random)).ToList();
        foreach (var card in cards)
            await store.AddAsync(card, new NeedEvent(card.Id, card.Created, "benchmark", "entered", card.State, card.State), CancellationToken.None);
        return cards;
    }

    /// <summary>Ranks the needs day after day, each day on new data, and keeps the evidence, until there are so many pieces.</summary>
    /// <returns>Pieces kept.</returns>
    public static async Task<long> ProveAsync(IEvidenceStore store, IEnumerable<NeedCard> cards, long pieces)
    {
        var needs = cards.Where(c => c.IsOpen).Select(NeedList.OfCard).ToImmutableArray();
        var kept = 0L;
        for (var day = 0; kept < pieces; day++)
        {
            var frame = new EvidenceFrame(new DataVersion(day.ToString("x16", System.Globalization.CultureInfo.InvariantCulture), 1_000_000 + day, 0, begin, begin.AddDays(day)), begin.AddDays(day), 1);
            var report = new NeedReport { Data = frame.Data, At = frame.At, Seed = 1, Draws = 0, RecentDays = 30, ActiveUsers = 0, Sources = [], Needs = needs, Answer = new Phrase("decide.answer.none") };
            var proofs = Scoring.Place(report, frame).Proofs;
            await store.SaveAsync(proofs, CancellationToken.None);
            kept += proofs.Count;
        }

        return kept;
    }

    static NeedCard CardOf(int n, SplitMix64 random)
    {
        var (reach, impact, subject) = (10 * Math.Pow(1_000, random.NextDouble()), 0.5 + (2 * random.NextDouble()), "made:" + n);
        return new NeedCard
        {
            Id = NeedIdentity.Of(subject), Subject = subject, Title = Phrase.Literal("Need number " + n), Category = (NeedCategory)random.NextInt(8), Origin = NeedSource.Entered, Created = begin.AddMinutes(n),
            State = n % 50 == 0 ? NeedState.Rejected : (NeedState)(n % 3), IsEdited = true, Text = "Asked for again and again; see the notes of the last round of interviews.",
            Inputs = n % 10 == 0
                ? ImmutableSortedDictionary<string, Estimate>.Empty
                : ImmutableSortedDictionary<string, Estimate>.Empty.Add("reach", new Estimate(reach, reach / 2, reach * 2)).Add("impact", new Estimate(impact, impact / 2, Math.Min(3, impact * 2)))
                    .Add("money", new Estimate(reach, reach / 2, reach * 2)),
        };
    }
}
