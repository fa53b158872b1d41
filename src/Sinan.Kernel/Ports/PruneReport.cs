namespace Sinan.Kernel;

/// <summary>What pruning removed, or would remove.</summary>
/// <param name="IsDryRun">Whether nothing was removed.</param>
/// <param name="Rule">The rule that was followed.</param>
/// <param name="Jobs">Jobs of every state; only jobs that are over are removed.</param>
/// <param name="Evidence">Evidence.</param>
/// <param name="Files">Temporary files.</param>
/// <param name="Bytes">Size of the temporary files that were removed.</param>
/// <param name="Seconds">How long it took.</param>
public sealed record PruneReport(bool IsDryRun, PruneRule Rule, PruneCount Jobs, PruneCount Evidence, PruneCount Files, long Bytes, double Seconds)
{
    /// <summary>Things removed, of all kinds.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public long Gone => Jobs.Gone + Evidence.Gone + Files.Gone;
}
