using Sinan.Numerics.Behavior;

namespace Sinan.Kernel;

/// <summary>The current data version; cheap, read before every question.</summary>
public interface IDataVersions
{
    ValueTask<DataVersion> CurrentAsync(CancellationToken cancellationToken);
}

/// <summary>Hands out the behaviour index, brought up to date with the record.</summary>
public interface IBehaviorIndexes
{
    /// <summary>The index of the current data; dispose the lease when the question is answered, so that an older index can be unmapped.</summary>
    ValueTask<BehaviorLease> OpenAsync(CancellationToken cancellationToken);
}

/// <summary>A borrowed index and the data version that it holds.</summary>
public sealed class BehaviorLease(BehaviorIndex index, DataVersion data, Action release) : IDisposable
{
    public BehaviorIndex Index { get; } = index;

    public DataVersion Data { get; } = data;

    public void Dispose() => release();
}
