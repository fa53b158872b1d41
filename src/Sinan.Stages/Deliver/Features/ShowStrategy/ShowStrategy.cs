namespace Sinan.Stages.Deliver.Features.ShowStrategy;

/// <summary>What do we want to reach, and where might AI help?</summary>
public sealed record ShowStrategy;
