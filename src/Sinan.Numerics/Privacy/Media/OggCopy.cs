using System.Buffers;

namespace Sinan.Numerics.Privacy.Media;

/// <summary>An Ogg recording (Vorbis, Opus, FLAC) with empty comments; the packets of sound stay as they are.</summary>
/// <remarks>
/// Source: RFC 3533. Pages get new numbers where headers need fewer of them, and new checksums. A file with a page whose checksum is wrong, or with a stream of another kind (pictures, texts), is refused; what stands
/// behind the last end of a stream goes. O(n); memory: the copy and the header packets of at most <see cref="MostStreams"/> streams, which come to no more than the file.
/// </remarks>
static class OggCopy
{
    const int MostStreams = 16;

    public static bool TryWrite(ReadOnlySpan<byte> recording, IBufferWriter<byte> clean)
    {
        var (open, hasStream) = (new Dictionary<uint, OggStream>(), false);
        while (!recording.IsEmpty)
        {
            if (open.Count == 0 && hasStream && !recording.StartsWith("OggS"u8))
                return true;
            if (!OggPage.TryRead(recording, out var page))
                return false;
            recording = recording[page.Whole.Length..];
            if (!open.TryGetValue(page.Serial, out var stream))
            {
                if (open.Count == MostStreams || OggStream.Begin(page) is not { } begun)
                    return false;
                open.Add(page.Serial, begun);
                clean.Write(page.Whole);
            }
            else if ((page.Flags & OggPage.Begin) != 0 || !stream.TryTake(page, clean))
            {
                return false;
            }
            else if ((page.Flags & OggPage.End) != 0)
            {
                open.Remove(page.Serial);
                hasStream = true;
            }
        }

        return (hasStream || open.Count > 0) && open.Values.All(stream => stream.HasHeaders);
    }
}
