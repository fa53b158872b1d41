using System.Threading.Channels;

namespace Sinan.Cli.Serving;

/// <summary>Standard output or error of a forwarded command: what is written becomes frames.</summary>
sealed class FrameOutput(Frames frames, FrameKind kind) : Stream
{
    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (buffer.IsEmpty)
            return;
        try
        {
            await frames.WriteAsync(kind, buffer, cancellationToken);
        }
        catch (IOException)
        {
            // The caller is gone; the reading side notices it and cancels the command.
        }
    }

    // TextWriters write without awaiting; a thread of the pool waits here for a local socket, never for a network.
    public override void Write(byte[] buffer, int offset, int count) =>
        WriteAsync(buffer.AsMemory(offset, count)).AsTask().GetAwaiter().GetResult();

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}

/// <summary>Standard input of a forwarded command: asks the caller for bytes only when they are read.</summary>
sealed class FrameInput(Frames frames) : Stream
{
    readonly Channel<byte[]> arrived = Channel.CreateUnbounded<byte[]>();
    ReadOnlyMemory<byte> rest;
    bool isOver;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <summary>Hands over bytes that the caller sent.</summary>
    public void Arrive(byte[] content) => arrived.Writer.TryWrite(content);

    /// <summary>The caller is gone: reading ends.</summary>
    public void End() => arrived.Writer.TryComplete();

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (rest.IsEmpty && !isOver)
        {
            await frames.WriteAsync(FrameKind.Pull, ReadOnlyMemory<byte>.Empty, cancellationToken);
            rest = await arrived.Reader.WaitToReadAsync(cancellationToken) && arrived.Reader.TryRead(out var content) ? content : ReadOnlyMemory<byte>.Empty;
            isOver = rest.IsEmpty;
        }

        var taken = Math.Min(rest.Length, buffer.Length);
        rest[..taken].CopyTo(buffer);
        rest = rest[taken..];
        return taken;
    }

    public override int Read(byte[] buffer, int offset, int count) => ReadAsync(buffer.AsMemory(offset, count)).AsTask().GetAwaiter().GetResult();

    public override void Flush()
    {
    }

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
