using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Sinan.Kernel;
using Sinan.Stages.Decide.Contracts;
using Sinan.Stages.Decide.Domain;

namespace Sinan.Stages.Decide.Data;

/// <summary>Rankings of a report by other methods than its own, made when first asked for and kept as long as the report.</summary>
public sealed class OtherRankings(IEvidenceStore evidence)
{
    /// <summary>Needs whose figures get evidence: as many as a page shows.</summary>
    const int Proved = 100;

    /// <summary>Formulas kept of one report: anybody who may read can ask for another.</summary>
    const int MostKept = 32;

    readonly ConditionalWeakTable<NeedReport, ConcurrentDictionary<string, NeedReport>> kept = [];

    /// <param name="report">The stored ranking.</param>
    /// <param name="method">How to rank.</param>
    /// <param name="own">Formula where the method is one's own.</param>
    /// <param name="cancellationToken">Stops the draws.</param>
    /// <returns>Problem: "decide.formula".</returns>
    public async Task<Outcome<NeedReport>> ByAsync(NeedReport report, RankMethod method, string? own, CancellationToken cancellationToken)
    {
        var formula = ScoreFormula.Of(method, own);
        if (!formula.IsOk)
            return formula.Problem;
        var text = formula.Value.Expression.Text;
        if (method == report.Method && text == report.Formula)
            return report;
        var others = kept.GetOrCreateValue(report);
        if (others.TryGetValue(text, out var known))
            return known with { Method = method };
        var (ranked, proofs) = await Task.Run(
            () => Scoring.Place(report with { Method = method, Formula = text }, new EvidenceFrame(report.Data, report.At, report.Seed), Proved, cancellationToken), cancellationToken);
        await evidence.SaveAsync(proofs, cancellationToken);
        if (others.Count < MostKept)
            others[text] = ranked;
        return ranked;
    }
}
