using Sinan.Kernel;
using Sinan.Numerics.Behavior;

namespace Sinan.Storage.Events;

/// <summary>An open index that several questions read: unmapped when it is retired and the last of them is done.</summary>
sealed class SharedIndex(BehaviorIndex index, DataVersion data)
{
    int holders = 1;

    public BehaviorIndex Index { get; } = index;

    /// <summary>The data version that the index answers for.</summary>
    public DataVersion Data { get; set; } = data;

    /// <summary>A lease, or null when the index was retired in between.</summary>
    public BehaviorLease? Lease()
    {
        for (var seen = Volatile.Read(ref holders); seen > 0; seen = Volatile.Read(ref holders))
        {
            if (Interlocked.CompareExchange(ref holders, seen + 1, seen) == seen)
            {
                var released = 0;
                return new BehaviorLease(Index, Data, () =>
                {
                    if (Interlocked.Exchange(ref released, 1) == 0)
                        Release();
                });
            }
        }

        return null;
    }

    /// <summary>Gives up the owner's own hold.</summary>
    public void Retire() => Release();

    void Release()
    {
        if (Interlocked.Decrement(ref holders) == 0)
            Index.Dispose();
    }
}
