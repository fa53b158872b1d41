using System.Buffers;
using System.Buffers.Binary;

namespace Sinan.Cli.Serving;

/// <summary>What a frame on the local socket carries.</summary>
enum FrameKind : byte
{
    /// <summary>Client, first: a <see cref="ForwardedCommand"/> as JSON.</summary>
    Command = 1,

    /// <summary>Client: the next bytes of standard input, asked for by <see cref="Pull"/>; empty = its end.</summary>
    Input = 2,

    /// <summary>Server: send the next bytes of standard input.</summary>
    Pull = 3,

    /// <summary>Server: bytes for standard output.</summary>
    Out = 4,

    /// <summary>Server: bytes for standard error.</summary>
    Error = 5,

    /// <summary>Server, last: the exit code, four bytes.</summary>
    Exit = 6,
}

/// <summary>A command as one process asks another to carry it out.</summary>
/// <param name="Token">Secret from the lock file.</param>
/// <param name="Workspace">The workspace as the caller named it.</param>
/// <param name="Args">Arguments as typed.</param>
/// <param name="Directory">Working directory of the caller.</param>
/// <param name="IsTerminal">Whether its standard error is a terminal.</param>
/// <param name="Environment">The environment variables that commands read.</param>
sealed record ForwardedCommand(
    string Token, string Workspace, IReadOnlyList<string> Args, string Directory, bool IsTerminal, IReadOnlyDictionary<string, string> Environment);

/// <summary>Frames over a stream: one byte of kind, four bytes of length (little-endian), the content. Writing is safe from several threads.</summary>
sealed class Frames(Stream stream) : IDisposable
{
    /// <summary>Longest content of a frame, in bytes.</summary>
    public const int Longest = 1 << 20;

    const int HeadLength = 5;

    readonly SemaphoreSlim writing = new(1);

    public async Task WriteAsync(FrameKind kind, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        await writing.WaitAsync(cancellationToken);
        try
        {
            do
            {
                var piece = content[..Math.Min(content.Length, Longest)];
                var frame = ArrayPool<byte>.Shared.Rent(HeadLength + piece.Length);
                frame[0] = (byte)kind;
                BinaryPrimitives.WriteInt32LittleEndian(frame.AsSpan(1), piece.Length);
                piece.CopyTo(frame.AsMemory(HeadLength));
                await stream.WriteAsync(frame.AsMemory(0, HeadLength + piece.Length), cancellationToken);
                ArrayPool<byte>.Shared.Return(frame);
                content = content[piece.Length..];
            }
            while (content.Length > 0);
        }
        finally
        {
            writing.Release();
        }
    }

    /// <summary>The next frame, or null when the other side is gone.</summary>
    public async Task<(FrameKind Kind, byte[] Content)?> ReadAsync(CancellationToken cancellationToken)
    {
        var head = new byte[HeadLength];
        try
        {
            await stream.ReadExactlyAsync(head, cancellationToken);
            var length = BinaryPrimitives.ReadInt32LittleEndian(head.AsSpan(1));
            if (length is < 0 or > Longest)
                return null;
            var content = new byte[length];
            await stream.ReadExactlyAsync(content, cancellationToken);
            return ((FrameKind)head[0], content);
        }
        catch (IOException)
        {
            // Ended or reset in the middle: for both sides that is "gone".
            return null;
        }
    }

    public void Dispose() => writing.Dispose();
}
