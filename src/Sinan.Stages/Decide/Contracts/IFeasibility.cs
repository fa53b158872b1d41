namespace Sinan.Stages.Decide.Contracts;

/// <summary>Whether a label can be told well enough from the comments, as measured last.</summary>
public interface IFeasibility
{
    /// <summary>The newest measure, answered for four of five right; null before the first.</summary>
    Task<FeasibilityFinding?> LatestAsync(CancellationToken cancellationToken);
}
