namespace Sinan.Stages.Deliver.Features.ShowConflicts;

/// <summary>Which technical metrics and metrics of the business of an initiative pull against each other?</summary>
/// <param name="Id">Number of the initiative.</param>
/// <param name="Release">Version of the release that series are compared before and since; null for the newest.</param>
public sealed record ShowConflicts(long Id, string? Release = null);
