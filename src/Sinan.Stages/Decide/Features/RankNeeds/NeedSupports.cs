using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Stages.Decide.Contracts;
using Sinan.Stages.Decide.Data.Ideas;
using Sinan.Stages.Decide.Domain;
using Sinan.Stages.Listen.Contracts;

namespace Sinan.Stages.Decide.Features.RankNeeds;

/// <summary>Gathers what interviews, ideas and surveys say for needs. A survey speaks of the need whose concept or title it asks about; the newest wins.</summary>
public sealed class NeedSupports(IInterviewQuotes interviews, IIdeaStore ideas, ISurveyFindings surveys)
{
    /// <param name="cards">All needs.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    internal async Task<Func<string, NeedSupport>> GatherAsync(IReadOnlyList<NeedCard> cards, CancellationToken cancellationToken)
    {
        var quoted = await interviews.NeedsAsync(cancellationToken);
        var votes = await ideas.VotesByNeedAsync(cancellationToken);
        var titles = cards.Where(c => c.Title.Key == "literal").DistinctBy(TitleOf, StringComparer.OrdinalIgnoreCase).ToDictionary(TitleOf, c => c.Id, StringComparer.OrdinalIgnoreCase);
        var asked = (await surveys.ListAsync(cancellationToken))
            .ToLookup(f => titles.GetValueOrDefault(f.Thing.Trim()) ?? (Concepts.Of(f.Thing, []) is { } concept ? NeedIdentity.Of(concept.Name) : ""), StringComparer.Ordinal);
        return need =>
        {
            var findings = asked[need].DistinctBy(f => f.Name).ToImmutableArray();
            var inputs = NeedSupport.None.Inputs.AddRange(findings.Select(f => KeyValuePair.Create(f.Name, new Estimate(f.Value, f.Interval.Low, f.Interval.High))));
            var sources = new[] { (NeedSource.Survey, !inputs.IsEmpty), (NeedSource.Idea, votes.ContainsKey(need)) }.Where(s => s.Item2).Select(s => s.Item1).Concat(quoted[need].Select(SourceOf));
            return new NeedSupport(
                [.. sources], votes.TryGetValue(need, out var count) ? inputs.Add("votes", Estimate.Sure(count)) : inputs,
                [.. findings.Select(ReasonOf)]);
        };
    }

    static NeedSource SourceOf(ResearchKind kind) => kind switch { ResearchKind.Market => NeedSource.Market, ResearchKind.Competitor => NeedSource.Competitor, _ => NeedSource.Interview };

    static NeedEvidence ReasonOf(SurveyFinding finding)
    {
        Fact[] facts = [Fact.Of("thing", finding.Thing), Fact.Of("input", new Phrase("decide.input." + finding.Name)), Fact.Decimal("value", finding.Value)];
        return new NeedEvidence(
            finding.Evidence, NeedSource.Survey, new Phrase("decide.evidence.survey", [facts[0], facts[1], facts[2] with { Interval = finding.Interval }]), new Phrase("decide.short.survey", [facts[1], facts[2]]),
            finding.Value, finding.Interval);
    }

    static string TitleOf(NeedCard card) => card.Title.Facts[0].Text ?? "";
}
