namespace Sinan.Stages.Deliver.Features.ShowRoadmap;

/// <summary>What comes when, and which promise is in danger?</summary>
/// <param name="Theme">Only those of this strategy theme.</param>
/// <param name="Owner">Only those of this owner.</param>
public sealed record ShowRoadmap(string? Theme = null, string? Owner = null);
