namespace Sinan.Stages.Collect.Data.Sources;

/// <summary>What one fetch of an address may cost.</summary>
/// <param name="MostBytes">Longest answer that is kept, unpacked.</param>
/// <param name="MostTime">Longest time from the request to the last byte.</param>
public sealed record SourceLimits(long MostBytes, TimeSpan MostTime)
{
    public static SourceLimits Default { get; } = new(2L << 30, TimeSpan.FromHours(1));
}
