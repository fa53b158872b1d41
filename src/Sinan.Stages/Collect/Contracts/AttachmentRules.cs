namespace Sinan.Stages.Collect.Contracts;

/// <summary>What may come with a comment or an answer: pictures, recordings and films that browsers show, told by their first bytes, never by their names. Nothing that can carry a script (SVG, HTML, PDF).</summary>
public static class AttachmentRules
{
    /// <summary>Files of one comment.</summary>
    public const int MostFiles = 3;

    /// <summary>Bytes of a picture: 5 MiB.</summary>
    public const int MostImageBytes = 5 << 20;

    /// <summary>Bytes of a recording or film: 20 MiB.</summary>
    public const int MostBytes = 20 << 20;

    /// <summary>Bytes of a whole request with files: 25 MiB.</summary>
    public const long MostRequestBytes = 25L << 20;

    /// <summary>What a browser offers to choose.</summary>
    public const string Accepted = "image/png,image/jpeg,image/gif,image/webp,audio/*,video/mp4,video/webm,video/quicktime";

    /// <summary>Why files are not taken: "attachment_count", "attachment_type" or "attachment_size"; null when they are.</summary>
    public static string? Judge(IReadOnlyList<ReadOnlyMemory<byte>> files)
    {
        if (files.Count > MostFiles)
            return "attachment_count";
        foreach (var file in files)
        {
            if (MediaOf(file.Span) is not { } media)
                return "attachment_type";
            if (file.Length > (media.StartsWith("image/", StringComparison.Ordinal) ? MostImageBytes : MostBytes))
                return "attachment_size";
        }

        return null;
    }

    /// <summary>The kind of a file by its first bytes; null for one that is not taken.</summary>
    /// <remarks>Signatures: PNG (ISO/IEC 15948), JPEG (ISO/IEC 10918-1), GIF89a, WebP and WAVE (RIFF), ISO base media (ISO/IEC 14496-12), Matroska/WebM (RFC 9559), Ogg (RFC 3533), FLAC (RFC 9639), MPEG audio (ISO/IEC 11172-3), ADTS (ISO/IEC 13818-7).</remarks>
    public static string? MediaOf(ReadOnlySpan<byte> file) =>
        file.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]) ? "image/png"
        : file.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? "image/jpeg"
        : file.StartsWith("GIF87a"u8) || file.StartsWith("GIF89a"u8) ? "image/gif"
        : file.StartsWith("RIFF"u8) && file.Length >= 12 ? OfRiff(file[8..12])
        : file.Length >= 12 && file[4..8].SequenceEqual("ftyp"u8) ? OfBrand(file[8..12])
        : file.StartsWith((ReadOnlySpan<byte>)[0x1A, 0x45, 0xDF, 0xA3]) ? file[..Math.Min(file.Length, 64)].IndexOf("webm"u8) >= 0 ? "video/webm" : null
        : file.StartsWith("OggS"u8) ? OfOgg(file[..Math.Min(file.Length, 64)])
        : file.StartsWith("fLaC"u8) ? "audio/flac"
        : file.StartsWith("ID3"u8) ? "audio/mpeg"
        : file.Length >= 2 && file[0] == 0xFF && (file[1] & 0xE0) == 0xE0 ? OfFrame(file[1])
        : null;

    static string? OfRiff(ReadOnlySpan<byte> form) => form.SequenceEqual("WEBP"u8) ? "image/webp" : form.SequenceEqual("WAVE"u8) ? "audio/wav" : null;

    static string? OfBrand(ReadOnlySpan<byte> brand) =>
        brand.StartsWith("M4A"u8) || brand.StartsWith("M4B"u8) ? "audio/mp4"
        : brand.SequenceEqual("qt  "u8) ? "video/quicktime"
        : brand.StartsWith("iso"u8) || brand.StartsWith("mp4"u8) || brand.StartsWith("M4V"u8) || brand.SequenceEqual("avc1"u8) || brand.StartsWith("3gp"u8) || brand.SequenceEqual("dash"u8) ? "video/mp4"
        : null;

    static string? OfOgg(ReadOnlySpan<byte> page) => page.IndexOf("vorbis"u8) >= 0 || page.IndexOf("OpusHead"u8) >= 0 || page.IndexOf("FLAC"u8) >= 0 ? "audio/ogg" : null;

    /// <summary>By the layer in the second byte of a frame: 01 is layer III, 00 is ADTS.</summary>
    static string? OfFrame(byte second) => (second & 0x06) switch { 0x02 => "audio/mpeg", 0x00 when (second & 0xF0) == 0xF0 => "audio/aac", _ => null };
}
