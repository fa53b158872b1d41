using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using Microsoft.Playwright;
using Sinan.Numerics.Privacy.Media;

namespace Sinan.E2E;

/// <summary>Pictures that a browser made, with what a camera writes put in: after cleaning the browser still shows the same points the same way up.</summary>
[Collection("browser")]
public sealed class CleanPictureTests(ServedSample sample)
{
    /// <summary>TIFF 6.0: orientation 6 (turn by 90° to the right) and a maker called SECRET.</summary>
    static readonly byte[] exif =
    [
        .. "II*\0"u8, 8, 0, 0, 0, 2, 0, 0x0F, 1, 2, 0, 7, 0, 0, 0, 38, 0, 0, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, 6, 0, 0, 0, 0, 0, 0, 0, .. "SECRET\0"u8, 0,
    ];

    /// <summary>A red and a blue point as a GIF (GIF89a; codes of 3 bits: clear, 0, 1, end).</summary>
    static readonly byte[] gif =
    [
        .. "GIF89a"u8, 2, 0, 1, 0, 0x80, 0, 0, 255, 0, 0, 0, 0, 255, 0x21, 0xFE, 6, .. "SECRET"u8, 0, 0x21, 0xF9, 4, 0, 10, 0, 0, 0,
        0x2C, 0, 0, 0, 0, 2, 0, 1, 0, 0, 2, 2, 0x44, 0x0A, 0, 0x3B,
    ];

    [Theory]
    [InlineData("image/jpeg", true)]
    [InlineData("image/png", true)]
    [InlineData("image/webp", false)]
    [InlineData("image/gif", false)]
    public async Task A_browser_shows_a_cleaned_picture_as_before(string media, bool turns)
    {
        Chromium.Need();
        await using var context = await sample.Browser.NewContextAsync();
        var page = await context.NewPageAsync();
        var file = media == "image/gif" ? gif : WithSecrets(media, Convert.FromBase64String(await page.EvaluateAsync<string>(
            """
            media => { const c = document.createElement('canvas'); c.width = 16; c.height = 8; const g = c.getContext('2d');
              g.fillStyle = '#c00'; g.fillRect(0, 0, 16, 8); g.fillStyle = '#00c'; g.fillRect(0, 0, 8, 4); return c.toDataURL(media, 1).split(',')[1]; }
            """, media)));
        var clean = new ArrayBufferWriter<byte>();

        Assert.True(MediaMetadata.TryRemove(file, media, clean));

        Assert.True(file.AsSpan().IndexOf("SECRET"u8) >= 0);
        Assert.Equal(-1, clean.WrittenSpan.IndexOf("SECRET"u8));
        var (before, after) = (await PointsAsync(page, media, file), await PointsAsync(page, media, clean.WrittenSpan.ToArray()));
        Assert.Equal(before, after);
        if (turns)
            Assert.StartsWith("8x16 ", after, StringComparison.Ordinal);
    }

    /// <summary>Width, height and every point as the browser decodes them.</summary>
    static Task<string> PointsAsync(IPage page, string media, byte[] file) => page.EvaluateAsync<string>(
        """
        async url => { const i = new Image(); i.src = url; await i.decode(); const c = document.createElement('canvas'); c.width = i.naturalWidth; c.height = i.naturalHeight;
          const g = c.getContext('2d'); g.drawImage(i, 0, 0); return `${c.width}x${c.height} ` + g.getImageData(0, 0, c.width, c.height).data.join(','); }
        """, string.Create(CultureInfo.InvariantCulture, $"data:{media};base64,{Convert.ToBase64String(file)}"));

    static byte[] WithSecrets(string media, byte[] file) => media switch
    {
        "image/jpeg" => [.. file[..2], .. Segment(0xE1, [.. "Exif\0\0"u8, .. exif]), .. Segment(0xFE, [.. "SECRET"u8]), .. file[2..], .. "SECRET"u8],
        // Behind the header of 8 + 25 bytes; decoders read a wrong checksum of such chunks as damage, so it is right.
        "image/png" => [.. file[..33], .. Chunk("eXIf"u8, exif), .. Chunk("tEXt"u8, [.. "Author\0SECRET"u8]), .. file[33..]],
        _ => Extended(file),
    };

    /// <summary>A WebP of 16 × 8 points in the extended form, with Exif and XMP (RFC 9649, 2.7).</summary>
    static byte[] Extended(byte[] file)
    {
        byte[] features = file.AsSpan(12, 4).SequenceEqual("VP8X"u8) ? file[12..30] : [.. "VP8X"u8, 10, 0, 0, 0, 0, 0, 0, 0, 15, 0, 0, 7, 0, 0];
        features[8] |= 0x0C;
        byte[] body = [.. "WEBP"u8, .. features, .. file[(file[15] == (byte)'X' ? 30 : 12)..], .. "EXIF"u8, (byte)exif.Length, 0, 0, 0, .. exif, .. "XMP "u8, 6, 0, 0, 0, .. "SECRET"u8];
        return [.. "RIFF"u8, (byte)body.Length, (byte)(body.Length >> 8), 0, 0, .. body];
    }

    static byte[] Segment(byte marker, byte[] content) => [0xFF, marker, 0, (byte)(content.Length + 2), .. content];

    static byte[] Chunk(ReadOnlySpan<byte> type, byte[] content)
    {
        byte[] chunk = [0, 0, 0, (byte)content.Length, .. type, .. content, 0, 0, 0, 0];
        var crc = uint.MaxValue;
        foreach (var one in chunk.AsSpan(4, content.Length + 4))
        {
            crc ^= one;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) == 1 ? 0xEDB88320 ^ (crc >> 1) : crc >> 1;
        }

        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(content.Length + 8), ~crc);
        return chunk;
    }
}
