namespace Sinan.Numerics.Mining;

/// <summary>Which orders of events to look for.</summary>
/// <param name="MinCount">Users an order must be seen in, at least 1.</param>
/// <param name="Within">Time from the first event of an order to the last, in the unit of the times; null = any.</param>
/// <param name="MaxLength">Most events of an order, at least 2.</param>
/// <param name="MinConfidence">0…1.</param>
/// <param name="MinLift">0 for any.</param>
public sealed record SequenceQuestion(int MinCount, long? Within = null, int MaxLength = 3, double MinConfidence = 0, double MinLift = 0);
