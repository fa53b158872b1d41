using System.Text;

namespace Sinan.Cli.Serving;

/// <summary>UTF-8 bytes into a text writer, at once; a character cut between two writes waits for its other half.</summary>
sealed class TextStream(TextWriter writer) : Stream
{
    readonly Decoder decoder = new UTF8Encoding(false).GetDecoder();

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        await writer.WriteAsync(Text(buffer.Span), cancellationToken);
        await writer.FlushAsync(cancellationToken);
    }

    public override Task FlushAsync(CancellationToken cancellationToken) => writer.FlushAsync(cancellationToken);

    public override void Write(byte[] buffer, int offset, int count)
    {
        writer.Write(Text(buffer.AsSpan(offset, count)).Span);
        writer.Flush();
    }

    public override void Flush() => writer.Flush();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    ReadOnlyMemory<char> Text(ReadOnlySpan<byte> bytes)
    {
        var text = new char[bytes.Length + 1];
        return text.AsMemory(0, decoder.GetChars(bytes, text, flush: false));
    }
}
