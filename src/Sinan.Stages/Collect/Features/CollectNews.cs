using Sinan.Kernel;
using Sinan.Stages.Collect.Contracts;
using Sinan.Stages.Collect.Data;

namespace Sinan.Stages.Collect.Features;

/// <summary>What this stage tells the home.</summary>
public sealed class CollectNews(IAsideFeedback aside, IQuality quality)
{
    /// <summary>Feedback kept aside until a person has looked at it, and findings that make answers wrong.</summary>
    public async Task<IReadOnlyList<OpenDecision>> DecisionsAsync(CancellationToken cancellationToken)
    {
        var (open, owner) = (new List<OpenDecision>(), new Phrase("collect.owes"));
        if (await aside.CountAsync(cancellationToken) is > 0 and var held)
            open.Add(new OpenDecision(DecisionUrgency.Waiting, new Phrase("collect.decision.aside", Fact.Count("comments", held)), "/collect/aside", owner));
        if (await quality.LatestAsync(cancellationToken) is { } report)
        {
            open.AddRange(report.Findings.Where(f => f.Severity == FindingSeverity.Serious)
                .Select(f => new OpenDecision(DecisionUrgency.Waiting, new Phrase("collect.decision.finding", Fact.Of("finding", f.Says)), "/collect/quality", owner)));
        }

        return open;
    }
}
