using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Numerics.Decisions;
using Sinan.Numerics.Statistics;
using Sinan.Stages.Decide.Contracts;

namespace Sinan.Stages.Decide.Domain;

/// <summary>Ranks the needs of a report by their inputs, with proofs: after a search, when a person enters an input, and when another method is asked for.</summary>
static class Scoring
{
    /// <param name="report">Its needs, ranked or waiting, its method and formula.</param>
    /// <param name="frame">Common parts of the evidence.</param>
    /// <param name="proved">Needs, from the first, whose figures get their evidence: all of them in a ranking that is kept, those on the page in a view.</param>
    /// <param name="cancellationToken">Stops the draws.</param>
    public static (NeedReport Report, IReadOnlyCollection<Evidence> Proofs) Place(NeedReport report, EvidenceFrame frame, int proved = int.MaxValue, CancellationToken cancellationToken = default)
    {
        var formula = ScoreFormula.Of(report.Method, report.Formula).Value;
        var all = report.Needs.Concat(report.Waiting).OrderBy(n => n.Id, StringComparer.Ordinal).ToLookup(n => !formula.Lacking(n).Any());
        var waiting = all[false].Select(Unplaced).ToImmutableArray();
        var needs = all[true].ToArray();
        report = report with { Formula = formula.Expression.Text, Waiting = waiting };
        if (needs.Length == 0)
            return (report with { Needs = [], Missing = null, Answer = new Phrase(waiting.IsEmpty ? "decide.answer.none" : "decide.answer.waiting", Fact.Count("needs", waiting.Length)) }, []);
        var (standings, draws, worth) = Ranking.Of(needs, formula, report.Seed, cancellationToken);
        var proofs = new List<Evidence>();
        var placed = needs.Zip(standings).OrderBy(n => n.Second.Rank)
            .Select(n => Placed(n.First, n.Second, report, draws, n.Second.Rank <= proved ? frame : null, proofs)).ToImmutableArray();

        MissingFact? missing = null;
        if (worth is not null)
        {
            var unknown = placed.First(n => n.Id == needs[worth.Item].Id);
            var input = NeedInputs.Names[worth.Input];
            var proof = frame.Make(
                "method.missing_fact", new Phrase("decide.evidence.missing", Fact.Of("title", unknown.Title), Fact.Of("input", new Phrase("decide.input." + input))), worth.Chance, FactKind.Share, null,
                new { need = unknown.Id, question = "missing_fact", input, formula = report.Formula }, restsOn: [unknown.ScoreEvidence], noInterval: "decide.no_interval.grid");
            proofs.Add(proof);
            missing = new MissingFact(unknown.Id, worth.Chance, worth.From, worth.To, worth.Place, proof.Id, input, worth.Gain);
        }

        var first = frame.Make(
            "method.rank_probability", new Phrase("decide.evidence.first", Fact.Of("title", placed[0].Title)), placed[0].RankProbability, FactKind.Share,
            Chance(placed[0].RankProbability, draws), new { need = placed[0].Id, question = "first", formula = report.Formula }, restsOn: [placed[0].ScoreEvidence]);
        proofs.Add(first);
        return (report with { Needs = placed, Draws = draws, Missing = missing, Answer = Answer(placed, missing, first) }, proofs);
    }

    /// <summary>Text key that tells how a score comes about.</summary>
    static string MethodOf(RankMethod method) => method switch
    {
        RankMethod.Ice => "method.score_ice",
        RankMethod.Wsjf => "method.score_wsjf",
        RankMethod.Opportunity => "method.score_opportunity",
        RankMethod.Kano => "method.score_kano",
        RankMethod.ValueEffort => "method.score_value_effort",
        RankMethod.Own => "method.score_own",
        _ => "method.rice",
    };

    static Need Unplaced(Need need) => need with
    {
        Score = Estimate.Unknown, Rank = 0, RankInterval = new Interval(0, 0), RankProbability = 0, RankProbabilities = [], TopThree = 0, ScoreEvidence = default, ReachEvidence = default, TopThreeEvidence = default,
    };

    static Need Placed(Need need, RankedItem standing, NeedReport report, int draws, EvidenceFrame? frame, List<Evidence> proofs)
    {
        need = Unplaced(need) with
        {
            Score = new Estimate(standing.Score, standing.ScoreInterval.Low, standing.ScoreInterval.High), Rank = standing.Rank, RankInterval = new Interval(standing.RankInterval.Low, standing.RankInterval.High),
            RankProbability = standing.RankProbability, RankProbabilities = standing.Probabilities, TopThree = standing.Among(3),
        };
        if (frame is null)
            return need;
        var (reasons, title) = (need.Evidence.Select(e => e.Id).ToList(), Fact.Of("title", need.Title));
        var parameters = new { need = need.Id, need.Reach, need.Impact, need.Confidence, need.Effort, entered = need.IsEffortEntered, formula = report.Formula, inputs = need.Inputs };
        var score = frame.Make(
            MethodOf(report.Method), new Phrase("decide.evidence.score", title), need.Score.Value, FactKind.Number, need.Score.Interval, parameters, restsOn: reasons);
        var top = frame.Make(
            "method.rank_probability", new Phrase("decide.evidence.top_three", title), need.TopThree, FactKind.Share, Chance(need.TopThree, draws), parameters, restsOn: [score.Id]);
        proofs.AddRange([score, top]);
        need = need with { ScoreEvidence = score.Id, TopThreeEvidence = top.Id };
        if (!need.Reach.IsKnown)
            return need;
        var reach = frame.Make(
            "method.reach", new Phrase("decide.evidence.reach", title), need.Reach.Value, FactKind.Count, need.Reach.Interval, new { need = need.Id, question = "reach" }, restsOn: reasons);
        proofs.Add(reach);
        return need with { ReachEvidence = reach.Id };
    }

    static Phrase Answer(ImmutableArray<Need> placed, MissingFact? missing, Evidence first)
    {
        var rest = missing is { Chance: >= 0.05 }
            ? new Phrase("decide.answer.missing", Fact.Of("need", placed.First(n => n.Id == missing.NeedId).Title), Fact.Of("input", new Phrase("decide.input." + missing.Input)))
            : placed.Length >= 3 && placed[1].RankInterval.High >= 3 && placed[2].RankInterval.Low <= 2
                ? new Phrase("decide.answer.close")
                : new Phrase("decide.answer.settled");
        return new Phrase(
            "decide.answer", Fact.Of("title", placed[0].Title), first.AsFact("chance") with { Interval = null }, Fact.Of("rest", rest));
    }

    static Interval Chance(double share, int draws)
    {
        var wilson = Proportions.Wilson(Math.Round(share * draws), draws);
        return new Interval(wilson.Low, wilson.High);
    }
}
