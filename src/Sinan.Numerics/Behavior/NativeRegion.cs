using System.Buffers;
using System.Runtime.InteropServices;

namespace Sinan.Numerics.Behavior;

/// <summary>A run of native bytes, possibly longer than 2 GiB, with the action that gives it back: allocated memory or a mapped file.</summary>
/// <remarks>Whoever creates it disposes it; whoever reads through it must not outlive it.</remarks>
public sealed unsafe class NativeRegion : IDisposable
{
    Action? release;

    /// <param name="address">First byte; 64-byte alignment makes scans fastest.</param>
    /// <param name="length">Bytes.</param>
    /// <param name="release">Called once, on dispose or finalisation; null when nothing is owned.</param>
    public NativeRegion(nint address, long length, Action? release)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        (Address, Length, this.release) = (address, length, release);
        if (release is null)
            GC.SuppressFinalize(this);
    }

    ~NativeRegion() => Release();

    public nint Address { get; }

    public long Length { get; }

    public byte* Pointer => (byte*)Address;

    /// <summary>Uninitialised native memory aligned to 64 bytes.</summary>
    public static NativeRegion Allocate(long length)
    {
        var address = (nint)NativeMemory.AlignedAlloc((nuint)Math.Max(length, 64), 64);
        return new NativeRegion(address, length, () => NativeMemory.AlignedFree((void*)address));
    }

    /// <summary>A native copy of managed bytes.</summary>
    public static NativeRegion CopyOf(ReadOnlySpan<byte> bytes)
    {
        var region = Allocate(bytes.Length);
        bytes.CopyTo(new Span<byte>(region.Pointer, bytes.Length));
        return region;
    }

    /// <summary>The bytes in order, in pieces of at most 256 MiB, for writing to a file. Valid until the region is disposed.</summary>
    public IEnumerable<ReadOnlyMemory<byte>> Parts()
    {
        const int piece = 1 << 28;
        for (long at = 0; at < Length; at += piece)
            yield return new Piece(this, Address + (nint)at, (int)Math.Min(piece, Length - at)).Memory;
    }

    public void Dispose()
    {
        Release();
        GC.SuppressFinalize(this);
    }

    void Release() => Interlocked.Exchange(ref release, null)?.Invoke();

    /// <summary>Holds its region, so that the memory outlives every slice that is still reachable.</summary>
    sealed class Piece(NativeRegion owner, nint address, int length) : MemoryManager<byte>
    {
        public override Span<byte> GetSpan()
        {
            GC.KeepAlive(owner);
            return new((void*)address, length);
        }

        public override MemoryHandle Pin(int elementIndex = 0) => new((byte*)address + elementIndex);

        public override void Unpin()
        {
            // Native memory does not move.
        }

        protected override void Dispose(bool disposing)
        {
            // The region frees the memory.
        }
    }
}
