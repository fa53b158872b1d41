using System.Buffers;

namespace Sinan.Numerics.Privacy.Media;

/// <summary>Takes out of pictures, recordings and films what cameras and programs write beside picture and sound: place, time, device, author, comments, thumbnails and whatever stands behind the end.</summary>
/// <remarks>
/// Bytes are copied, never decoded and encoded again, so that every point stays as it was. Which way a picture is turned stays too, as the one entry of a new Exif block: it then shows upright wherever it is
/// opened or saved to, which turning by the page alone would not do. Colour profiles stay, because colours depend on them.
/// </remarks>
public static class MediaMetadata
{
    /// <summary>Writes a clean copy.</summary>
    /// <param name="file">The whole file.</param>
    /// <param name="media">Its kind: "image/jpeg", "image/png", "image/webp", "image/gif", "video/mp4", "video/quicktime", "audio/mp4", "video/webm",
    /// "audio/mpeg", "audio/aac", "audio/flac", "audio/wav", "audio/ogg"; files of other kinds are copied as they are.</param>
    /// <param name="clean">Where to; holds a part of a file after false. At most 60 bytes longer than the file for pictures, never longer for recordings and films.</param>
    /// <returns>False for a file whose parts do not fit together: nobody can tell what hides in it.</returns>
    /// <remarks>O(n). Memory: at most three further copies of the file.</remarks>
    public static bool TryRemove(ReadOnlySpan<byte> file, string media, IBufferWriter<byte> clean)
    {
        switch (media)
        {
            case "image/jpeg":
                return JpegCopy.TryWrite(file, clean);
            case "image/png":
                return PngCopy.TryWrite(file, clean);
            case "image/webp":
                return WebpCopy.TryWrite(file, clean);
            case "image/gif":
                return GifCopy.TryWrite(file, clean);
            case "video/mp4" or "video/quicktime" or "audio/mp4":
                return FilmCopy.TryWrite(file, clean);
            case "audio/mpeg" or "audio/aac":
                return AudioFrameCopy.TryWrite(file, clean);
            case "audio/flac":
                return FlacCopy.TryWrite(file, clean);
            case "audio/wav":
                return WaveCopy.TryWrite(file, clean);
            case "audio/ogg":
                return OggCopy.TryWrite(file, clean);
            case "video/webm":
                return MatroskaCopy.TryWrite(file, clean);
            default:
                clean.Write(file);
                return true;
        }
    }
}
