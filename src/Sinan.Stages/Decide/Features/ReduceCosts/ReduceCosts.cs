namespace Sinan.Stages.Decide.Features.ReduceCosts;

/// <summary>What would make data and models cheaper, and by how much?</summary>
/// <param name="Target">Wanted share right: labels are reckoned with what it takes.</param>
/// <param name="Cases">Cases a month; null = comments a month of the workspace.</param>
public sealed record ReduceCosts(double Target, double? Cases);
