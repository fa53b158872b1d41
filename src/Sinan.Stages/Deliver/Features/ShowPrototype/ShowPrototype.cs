namespace Sinan.Stages.Deliver.Features.ShowPrototype;

/// <summary>What will the product of this initiative look like, and which states of AI answers are designed?</summary>
/// <param name="Id">Number of the initiative.</param>
/// <param name="Version">A version that was kept; null = as it stands.</param>
public sealed record ShowPrototype(long Id, int? Version = null);
