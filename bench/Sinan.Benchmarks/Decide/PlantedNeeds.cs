using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Numerics.Decisions;
using Sinan.Numerics.Random;
using Sinan.Numerics.Statistics;
using Sinan.Stages.Decide.Contracts;
using Sinan.Stages.Decide.Domain;
using Sinan.Stages.Listen.Contracts;

namespace Sinan.Benchmarks.Decide;

/// <summary>A made workspace whose needs are known: users and comments are drawn from planted rates, and the product's own finders read what the counts show.</summary>
/// <remarks>What is measured (reach, impact) is estimated from those counts alone. What is judged (confidence, effort) is taken at its word: the truth lies where the stated interval says.</remarks>
sealed class PlantedNeeds
{
    const double ActiveUsers = 60_000;

    static readonly Period month = new(0, 0, 30 * Period.Day);
    static readonly EvidenceFrame frame = new(DataVersion.Empty, DateTimeOffset.UnixEpoch, 1);

    readonly SplitMix64 random;
    readonly Dictionary<string, (double Reach, double Impact)> planted = new(StringComparer.Ordinal);

    /// <param name="seed">Same seed, same workspace.</param>
    /// <param name="frictions">Steps with a planted loss; those too small to be found are no needs.</param>
    /// <param name="voices">Themes that complain.</param>
    public PlantedNeeds(long seed, int frictions, int voices)
    {
        random = new SplitMix64(seed);
        var found = Frictions(frictions).Concat(Voices(voices)).ToImmutableArray();
        var look = new Look(found, frame, month, ActiveUsers, [], [], []);
        var cards = NeedList.CardsOf(found, frame.At).ToArray();
        // Half of the efforts were entered by the team.
        var efforts = cards.Where(_ => random.NextBool(0.5)).ToImmutableSortedDictionary(c => c.Id, _ => EffortBook.FromDays(Between(1, 60)));
        Needs = NeedList.Of(look, cards, new EffortBook(efforts), _ => NeedSupport.None, TrustBook.Empty).Needs;
        var subjects = cards.ToDictionary(c => c.Id, c => c.Subject);
        Truths = [.. Needs.Select(n => planted[subjects[n.Id]] is var (reach, impact) ? reach * impact * Judged(n.Confidence) / Judged(n.Effort) : 0)];
    }

    /// <summary>As the product sees them.</summary>
    public ImmutableArray<Need> Needs { get; }

    /// <summary>Their scores by the planted inputs.</summary>
    public ImmutableArray<double> Truths { get; }

    IEnumerable<Candidate> Frictions(int count)
    {
        var steps = Enumerable.Range(0, 2 * count).Select(s => "step" + s).ToImmutableArray();
        var (cells, truths) = (new List<StepCell>(), new Dictionary<int, (double, double)>());
        for (var n = 0; n < count; n++)
        {
            var (users, usual, excess) = (Between(300, 20_000), 0.1 + (0.4 * random.NextDouble()), Between(0.03, 0.3));
            var (came, others) = ((int)random.Poisson(users), (int)Between(3_000, 40_000));
            cells.Add(new StepCell(2 * n, "app_version", "new", new Tries(came, came, came - Draw(came, usual + excess)), default));
            cells.Add(new StepCell(2 * n, "app_version", "old", new Tries(others, others, others - Draw(others, usual)), default));
            truths[2 * n] = (users, Math.Clamp(12 * excess, 0.25, 3));
        }

        foreach (var group in FrictionFinder.Find(cells, hasEarlier: false))
        {
            var candidate = FrictionFinder.ToCandidate(group, steps, month, ImmutableHashSet<int>.Empty, null, frame);
            planted[candidate.Subject] = truths[group[0].Cell.Step];
            yield return candidate;
        }
    }

    IEnumerable<Candidate> Voices(int count)
    {
        var commenters = (int)Between(3_000, 20_000);
        var shares = Enumerable.Range(0, count).Select(_ => Between(0.004, 0.08)).ToArray();
        var said = shares.Select(s => Draw(commenters, s)).ToArray();
        var voices = new Voices(commenters, said.Index().ToDictionary(s => "t" + s.Index, s => s.Item), new Dictionary<string, HashSet<int>>(), new Dictionary<string, double>());
        for (var n = 0; n < count; n++)
        {
            var negative = 0.3 + (0.65 * random.NextDouble());
            var size = Math.Max(1, 3 * said[n]);
            var share = Draw(size, negative) / (double)size;
            var bounds = Proportions.Wilson(share * size, size);
            var figure = new ThemeFigure(share, new Interval(bounds.Low, bounds.High), default);
            var theme = new Theme
            {
                Id = "t" + n, Name = "theme", Language = "en", Words = [], Size = size, Share = figure, NegativeShare = figure, AskingShare = figure, IsAsking = false, IsNegative = true, Users = said[n],
            };
            var candidate = VoiceFinder.ToCandidate(theme, voices, ActiveUsers, null, frame);
            planted[candidate.Subject] = (shares[n] * ActiveUsers, Math.Max(0.25, 2 * negative));
            yield return candidate;
        }
    }

    double Judged(Estimate stated) => new UncertainValue(stated.Value, stated.Low, stated.High).At(random.Normal());

    /// <summary>Evenly spread over ratios.</summary>
    double Between(double low, double high) => low * Math.Pow(high / low, random.NextDouble());

    int Draw(int trials, double share)
    {
        var hits = 0;
        for (var trial = 0; trial < trials; trial++)
            hits += random.NextBool(share) ? 1 : 0;
        return hits;
    }
}
