namespace Sinan.Stages.Deliver.Domain.Strategy;

/// <summary>A theme of the strategy, which initiatives serve by its name.</summary>
/// <param name="Name">1 to 120 characters.</param>
/// <param name="Goal">What it is to reach, in words.</param>
/// <param name="Until">Day by which; null = open.</param>
/// <param name="Owner">Who answers for it; empty = nobody yet.</param>
public sealed record Theme(string Name, string Goal = "", DateOnly? Until = null, string Owner = "");
