using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Sinan.Kernel;
using Sinan.Numerics.Statistics;
using Sinan.Stages.Decide.Contracts;

namespace Sinan.Stages.Decide.Domain;

/// <summary>Turns candidates into ranked needs with their proofs.</summary>
static class Scoring
{
    public static (NeedReport Report, IReadOnlyCollection<Evidence> Proofs) Score(Look look, EffortBook efforts, int draws)
    {
        var proofs = new List<Evidence>();
        // The order of candidates decides the streams of the draws: fix it by subject.
        var needs = look.Candidates.OrderBy(c => c.Subject, StringComparer.Ordinal).Select(c =>
        {
            proofs.AddRange(c.Evidence.Select(r => r.Evidence));
            var id = IdOf(c.Subject);
            var (effort, isEntered) = efforts.Of(id, c.Category);
            return new Need
            {
                Id = id, Title = c.Title, Category = c.Category, Segment = UserGroup.MostConcerned(c.Users, look.Groups), Sources = c.Sources,
                Reach = c.Reach, Impact = c.Impact, Confidence = c.Confidence, Effort = effort, IsEffortEntered = isEntered,
                Urgency = c.Urgency, Importance = c.Importance, Outlook = c.Outlook,
                Evidence = [.. c.Evidence.Select(r => new NeedEvidence(r.Evidence.Id, r.Kind, r.Evidence.Statement, r.Short, r.Evidence.Value, r.Evidence.Interval))],
                Score = new Estimate(0, 0, 0), Rank = 0, RankInterval = new Interval(0, 0), RankProbability = 0, RankProbabilities = [], TopThree = 0,
                ScoreEvidence = default, ReachEvidence = default, TopThreeEvidence = default,
            };
        }).ToImmutableArray();

        var report = new NeedReport
        {
            Data = look.Frame.Data, At = look.Frame.At, Seed = look.Frame.Seed, Draws = draws, RecentDays = look.Period?.RecentDays ?? 0, From = look.Period?.From, To = look.Period?.LastDay, ActiveUsers = look.ActiveUsers,
            Steps = look.Steps, Sources = look.Sources, Needs = needs, Answer = new Phrase("decide.answer.none"),
        };
        var (ranked, more) = Place(report, look.Frame);
        return (ranked, [.. proofs, .. more]);
    }

    /// <summary>Ranks the needs of a report by their inputs: after a search, and again when a person enters an effort.</summary>
    public static (NeedReport Report, IReadOnlyCollection<Evidence> Proofs) Place(NeedReport report, EvidenceFrame frame)
    {
        var needs = report.Needs.OrderBy(n => n.Id, StringComparer.Ordinal).ToList();
        if (needs.Count == 0)
            return (report with { Answer = new Phrase("decide.answer.none"), Missing = null }, []);
        var inputs = needs.ConvertAll(n => new ScoreInputs(n.Reach, n.Impact, n.Confidence, n.Effort));
        var standings = Ranking.Rank(inputs, report.Seed);
        var proofs = new List<Evidence>();
        var placed = needs.Select((need, n) =>
        {
            var (standing, reasons) = (standings[n], need.Evidence.Select(e => e.Id).ToList());
            var parameters = new { need = need.Id, need.Reach, need.Impact, need.Confidence, need.Effort, entered = need.IsEffortEntered };
            var title = Fact.Of("title", need.Title);
            var score = frame.Make("method.rice", new Phrase("decide.evidence.score", title), standing.Score.Value, FactKind.Number, standing.Score.Interval, parameters, restsOn: reasons);
            var reach = frame.Make(
                "method.reach", new Phrase("decide.evidence.reach", title), need.Reach.Value, FactKind.Count, need.Reach.Interval, new { need = need.Id, question = "reach" }, restsOn: reasons);
            var wilson = Proportions.Wilson(Math.Round(standing.TopThree * Ranking.Draws), Ranking.Draws);
            var top = frame.Make(
                "method.rank_probability", new Phrase("decide.evidence.top_three", title), standing.TopThree, FactKind.Share, new Interval(wilson.Low, wilson.High), parameters, restsOn: [score.Id]);
            proofs.AddRange([score, reach, top]);
            return need with
            {
                Score = standing.Score, ScoreEvidence = score.Id, ReachEvidence = reach.Id, TopThreeEvidence = top.Id, Rank = standing.Rank, RankInterval = standing.RankInterval,
                RankProbability = standing.RankProbability, RankProbabilities = standing.RankProbabilities, TopThree = standing.TopThree,
            };
        }).OrderBy(n => n.Rank).ToImmutableArray();

        MissingFact? missing = null;
        if (Ranking.Missing(inputs, needs.ConvertAll(n => n.IsEffortEntered)) is { } m)
        {
            var unknown = placed.First(n => n.Id == needs[m.Need].Id);
            var proof = frame.Make(
                "method.missing_effort", new Phrase("decide.evidence.missing", Fact.Of("title", unknown.Title)), m.Chance, FactKind.Share, null,
                new { need = unknown.Id, question = "missing_effort", unknown.Effort }, restsOn: [unknown.ScoreEvidence], noInterval: "decide.no_interval.grid");
            proofs.Add(proof);
            missing = new MissingFact(unknown.Id, m.Chance, m.From, m.To, m.Place, proof.Id);
        }

        var first = frame.Make(
            "method.rank_probability", new Phrase("decide.evidence.first", Fact.Of("title", placed[0].Title)), placed[0].RankProbability, FactKind.Share,
            Chance(placed[0].RankProbability), new { need = placed[0].Id, question = "first" }, restsOn: [placed[0].ScoreEvidence]);
        proofs.Add(first);
        return (report with { Needs = placed, Missing = missing, Answer = Answer(placed, missing, first) }, proofs);
    }

    static Phrase Answer(ImmutableArray<Need> placed, MissingFact? missing, Evidence first)
    {
        var rest = missing is { Chance: >= 0.05 }
            ? new Phrase("decide.answer.missing", Fact.Of("need", placed.First(n => n.Id == missing.NeedId).Title))
            : placed.Length >= 3 && placed[1].RankInterval.High >= 3 && placed[2].RankInterval.Low <= 2
                ? new Phrase("decide.answer.close")
                : new Phrase("decide.answer.settled");
        return new Phrase(
            "decide.answer", Fact.Of("title", placed[0].Title), first.AsFact("chance") with { Interval = null }, Fact.Of("rest", rest));
    }

    static Interval Chance(double share)
    {
        var wilson = Proportions.Wilson(Math.Round(share * Ranking.Draws), Ranking.Draws);
        return new Interval(wilson.Low, wilson.High);
    }

    static string IdOf(string subject) => "n-" + Base32.Encode(SHA256.HashData(Encoding.UTF8.GetBytes(subject)).AsSpan(0, 5));
}
