namespace Sinan.Stages.Deliver.Features.ShowInitiative;

/// <summary>Where does this initiative stand, and what does its gate wait for?</summary>
/// <param name="Id">Number of the initiative.</param>
public sealed record ShowInitiative(long Id);
