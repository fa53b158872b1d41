namespace Sinan.Stages.Collect.Data.Tables;

/// <summary>A window over a stream: the bytes from the current row's start on. It grows with a row up to a limit and never further.</summary>
public sealed class ByteWindow(Stream stream, int mostBytes) : IDisposable
{
    const int FirstBytes = 256 * 1024;

    byte[] buffer = new byte[Math.Min(FirstBytes, mostBytes)];
    int start;
    int end;

    /// <summary>No more bytes will come.</summary>
    public bool AtEnd { get; private set; }

    public long BytesRead { get; private set; }

    /// <summary>The unread bytes.</summary>
    public ReadOnlySpan<byte> Bytes => buffer.AsSpan(start, end - start);

    /// <summary>The row has reached the limit: more bytes cannot be kept.</summary>
    public bool IsFull => end - start >= mostBytes;

    public void Advance(int bytes) => start += bytes;

    /// <summary>Bytes before the current ones that are still in the buffer: a row just passed.</summary>
    public ReadOnlySpan<byte> Back(int bytes) => buffer.AsSpan(start - bytes, bytes);

    /// <summary>Reads more after the bytes held. False when nothing came.</summary>
    public bool Fill()
    {
        if (AtEnd || IsFull)
            return false;
        if (start > 0)
        {
            Buffer.BlockCopy(buffer, start, buffer, 0, end - start);
            end -= start;
            start = 0;
        }

        if (end == buffer.Length)
            Array.Resize(ref buffer, Math.Min(buffer.Length * 2, mostBytes));
        var got = stream.Read(buffer, end, buffer.Length - end);
        AtEnd = got == 0;
        end += got;
        BytesRead += got;
        return got > 0;
    }

    public void Dispose() => stream.Dispose();
}
