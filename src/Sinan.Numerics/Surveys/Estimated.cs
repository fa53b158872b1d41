using Sinan.Numerics.Statistics;

namespace Sinan.Numerics.Surveys;

/// <summary>A figure and its interval.</summary>
public readonly record struct Estimated(double Value, Bounds Interval);
