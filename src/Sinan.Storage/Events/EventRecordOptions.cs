namespace Sinan.Storage.Events;

/// <summary>How much of the machine the record may use.</summary>
public sealed record EventRecordOptions
{
    /// <summary>Most bytes DuckDB may hold before it spills to the workspace's temporary files: a quarter of the memory this process may use, 256 MiB to 1 GiB.</summary>
    public long MemoryLimit { get; init; } = Math.Clamp(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 4, 256L << 20, 1L << 30);

    /// <summary>Worker threads of DuckDB; all processors unless given.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;
}
