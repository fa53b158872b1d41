using System.Runtime.InteropServices;

namespace Sinan.Numerics.Behavior;

/// <summary>A growing column in native blocks of 2²⁰ values: appending never moves what is there.</summary>
sealed unsafe class NativeChunks<T> : IDisposable
    where T : unmanaged
{
    public const int BlockShift = 20;
    public const int BlockSize = 1 << BlockShift;

    readonly List<nint> blocks = [];

    public long Count { get; private set; }

    public int Blocks => blocks.Count;

    public T* Block(int block) => (T*)blocks[block];

    /// <summary>Values in a block.</summary>
    public int CountOf(int block) => (int)Math.Min(BlockSize, Count - ((long)block << BlockShift));

    /// <summary>Room for up to <paramref name="wanted"/> more values in the current block; call <see cref="Advance"/> afterwards.</summary>
    public Span<T> Room(int wanted)
    {
        var used = (int)(Count & (BlockSize - 1));
        if (used == 0 && (long)blocks.Count << BlockShift == Count)
            blocks.Add((nint)NativeMemory.Alloc(BlockSize, (nuint)sizeof(T)));
        return new Span<T>(Block(blocks.Count - 1) + used, Math.Min(wanted, BlockSize - used));
    }

    public void Advance(int written) => Count += written;

    public void Append(ReadOnlySpan<T> values)
    {
        while (values.Length > 0)
        {
            var room = Room(values.Length);
            values[..room.Length].CopyTo(room);
            Advance(room.Length);
            values = values[room.Length..];
        }
    }

    public void Dispose()
    {
        foreach (var block in blocks)
            NativeMemory.Free((void*)block);
        blocks.Clear();
        Count = 0;
    }
}
