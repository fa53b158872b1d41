using Sinan.Kernel;

namespace Sinan.Stages.Listen.Contracts;

/// <summary>What surveys found about things that people may want.</summary>
public interface ISurveyFindings
{
    /// <summary>Newest survey first; questions without answers are left out.</summary>
    Task<IReadOnlyList<SurveyFinding>> ListAsync(CancellationToken cancellationToken);
}

/// <summary>A figure of a feature or an outcome.</summary>
/// <param name="Survey">Survey.</param>
/// <param name="Thing">What was asked about, in the author's words.</param>
/// <param name="Name">"better" (0…1), "worse" (−1…0): Kano's coefficients; "importance", "satisfaction": ten times the share of 4 and 5 (0…10).</param>
/// <param name="Value">The figure.</param>
/// <param name="Interval">Its 95 % interval.</param>
/// <param name="Evidence">Where it is proved.</param>
public sealed record SurveyFinding(long Survey, string Thing, string Name, double Value, Interval Interval, EvidenceId Evidence);
