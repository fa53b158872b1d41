using System.Buffers;
using System.Buffers.Text;
using System.IO.Compression;
using System.IO.Pipelines;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Sinan.Stages.Collect.Data.Capture;

/// <summary>The JSON of a request, however it was packed: plain or gzip (by header or by its first bytes), or base64 in the form field "data".</summary>
public sealed class RequestBody : IDisposable
{
    /// <summary>Most bytes after unpacking: 32 MiB.</summary>
    public const int MostBytes = 32 << 20;

    const int FirstBytes = 64 << 10;

    byte[] bytes;
    int length;

    RequestBody(byte[] bytes, int length) => (this.bytes, this.length) = (bytes, length);

    public ReadOnlySpan<byte> Json => bytes.AsSpan(0, length);

    /// <summary>The same bytes; valid until disposal.</summary>
    public ReadOnlyMemory<byte> Memory => bytes.AsMemory(0, length);

    /// <exception cref="BadHttpRequestException">Too large (413), or not packed as it says (400).</exception>
    public static async Task<RequestBody> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var body = await ReadRawAsync(request.BodyReader, cancellationToken);
        try
        {
            if (request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) == true || body.Json.StartsWith("data="u8))
                body.TakeField();
            else if (request.Query["compression"] == "base64")
                body.Unbase64();
            if (body.Json.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]))
                body.Gunzip();
            else if (request.Headers.ContentEncoding.ToString() is not ("" or "identity"))
                throw Unreadable();
            return body;
        }
        catch
        {
            body.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(bytes);
        (bytes, length) = ([], 0);
    }

    static async Task<RequestBody> ReadRawAsync(PipeReader reader, CancellationToken cancellationToken)
    {
        while (true)
        {
            var result = await reader.ReadAsync(cancellationToken);
            if (result.Buffer.Length > MostBytes)
                throw TooLarge();
            if (!result.IsCompleted)
            {
                reader.AdvanceTo(result.Buffer.Start, result.Buffer.End);
                continue;
            }

            var copy = ArrayPool<byte>.Shared.Rent((int)Math.Max(1, result.Buffer.Length));
            result.Buffer.CopyTo(copy);
            var length = (int)result.Buffer.Length;
            reader.AdvanceTo(result.Buffer.End);
            return new RequestBody(copy, length);
        }
    }

    /// <summary>The form field "data", base64 or JSON as it is.</summary>
    void TakeField()
    {
        foreach (var range in Json.Split((byte)'&'))
        {
            var pair = Json[range];
            if (!pair.StartsWith("data="u8))
                continue;
            // A plus sign that was not encoded belongs to the base64.
            var text = Uri.UnescapeDataString(Encoding.ASCII.GetString(pair["data="u8.Length..]));
            length = Encoding.UTF8.GetBytes(text, bytes);
            if (length > 0 && Json[0] is not ((byte)'{' or (byte)'['))
                Unbase64();
            return;
        }

        throw Unreadable();
    }

    void Unbase64()
    {
        // URL-safe letters and missing padding are understood too.
        for (var i = 0; i < length; i++)
            bytes[i] = bytes[i] switch { (byte)'-' => (byte)'+', (byte)'_' => (byte)'/', (byte)' ' => (byte)'+', var other => other };
        var packed = Encoding.ASCII.GetString(bytes, 0, length).TrimEnd('=');
        packed = packed.PadRight((packed.Length + 3) / 4 * 4, '=');
        if (!Base64.IsValid(packed) || !Convert.TryFromBase64String(packed, bytes, out length))
            throw Unreadable();
    }

    void Gunzip()
    {
        var packed = bytes;
        try
        {
            using var stream = new GZipStream(new MemoryStream(packed, 0, length, writable: false), CompressionMode.Decompress);
            bytes = ArrayPool<byte>.Shared.Rent(Math.Max(FirstBytes, length * 8));
            var filled = 0;
            while (stream.Read(bytes, filled, bytes.Length - filled) is var read and > 0)
            {
                filled += read;
                if (filled > MostBytes)
                    throw TooLarge();
                if (filled == bytes.Length)
                    Grow(filled);
            }

            length = filled;
        }
        catch (InvalidDataException)
        {
            throw Unreadable();
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(packed);
        }
    }

    void Grow(int filled)
    {
        var larger = ArrayPool<byte>.Shared.Rent(filled * 2);
        bytes.AsSpan(0, filled).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(bytes);
        bytes = larger;
    }

    static BadHttpRequestException TooLarge() => new("The events are too large for one request.", StatusCodes.Status413PayloadTooLarge);

    static BadHttpRequestException Unreadable() => new("The body is not packed as it says.");
}
