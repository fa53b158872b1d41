using Sinan.Numerics.Decisions;
using Sinan.Stages.Decide.Contracts;
using Sinan.Stages.Decide.Domain;

namespace Sinan.Benchmarks.Decide;

/// <summary>How stated chances and intervals of rankings turned out in made workspaces.</summary>
sealed class RankingRecord
{
    public const int Deciles = 10;

    readonly double[] stated = new double[Deciles], happened = new double[Deciles];
    readonly long[] counts = new long[Deciles];

    public int Workspaces { get; private set; }

    public long Scores { get; private set; }

    public long Covered { get; private set; }

    public double Coverage => Covered / (double)Scores;

    /// <param name="first">Seed of the first workspace.</param>
    /// <param name="workspaces">So many, each with its own seed.</param>
    public static RankingRecord Of(long first, int workspaces)
    {
        var record = new RankingRecord();
        var gate = new Lock();
        Parallel.For(0, workspaces, w =>
        {
            // Small and large workspaces: 4 to 20 needs.
            var made = new PlantedNeeds(first + w, 2 + (w % 7), 2 + (w % 13));
            var formula = ScoreFormula.Of(RankMethod.Rice).Value.Expression;
            var ranked = UncertainRanking.Rank(
                formula, NeedInputs.Table(made.Needs), NeedInputs.Names.Count, new RankOptions { Seed = w, Level = 0.9, Places = made.Needs.Length }, CancellationToken.None);
            lock (gate)
                record.Add(made, ranked);
        });
        return record;
    }

    /// <summary>Of the chances stated in a tenth of the scale: how many, their mean, and how often the stated place was the true one.</summary>
    public (long Count, double Stated, double Happened) Decile(int tenth) => (counts[tenth], stated[tenth] / counts[tenth], happened[tenth] / counts[tenth]);

    void Add(PlantedNeeds made, RankedItem[] ranked)
    {
        Workspaces++;
        var truth = made.Truths.Select((score, n) => (score, n)).OrderByDescending(t => t.score).Select((t, place) => (t.n, place)).ToDictionary(t => t.n, t => t.place);
        for (var n = 0; n < ranked.Length; n++)
        {
            Scores++;
            Covered += made.Truths[n] >= ranked[n].ScoreInterval.Low && made.Truths[n] <= ranked[n].ScoreInterval.High ? 1 : 0;
            for (var place = 0; place < ranked.Length; place++)
            {
                var chance = ranked[n].Probabilities[place];
                var tenth = Math.Min(Deciles - 1, (int)(chance * Deciles));
                (counts[tenth], stated[tenth], happened[tenth]) = (counts[tenth] + 1, stated[tenth] + chance, happened[tenth] + (truth[n] == place ? 1 : 0));
            }
        }
    }
}
