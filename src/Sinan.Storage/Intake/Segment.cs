using System.Buffers.Binary;
using System.Globalization;
using Sinan.Kernel;

namespace Sinan.Storage.Intake;

/// <summary>A file of the journal: a header, then frames, each a batch that was acknowledged as a whole.</summary>
/// <param name="Path">Its file.</param>
/// <param name="Number">Ascending in order of writing.</param>
/// <param name="Bytes">Length of its whole frames and header.</param>
/// <param name="Events">Events in its whole frames.</param>
sealed record Segment(string Path, long Number, long Bytes, long Events)
{
    public const string Folder = "intake";

    /// <summary>"SINANIN" and the version of the format.</summary>
    public static ReadOnlySpan<byte> Header => "SINANIN\u0001"u8;

    public static string PathIn(IWorkspace workspace, long number) =>
        workspace.PathOf(Folder, number.ToString("d12", CultureInfo.InvariantCulture) + ".journal");

    /// <summary>All segments of a workspace, oldest first, each read once.</summary>
    public static List<Segment> All(IWorkspace workspace)
    {
        var folder = System.IO.Path.Combine(workspace.Root, Folder);
        if (!Directory.Exists(folder))
            return [];
        return [.. Directory.EnumerateFiles(folder, "*.journal").Order(StringComparer.Ordinal).Select(Measure)];
    }

    /// <summary>Takes the next whole frame.</summary>
    /// <param name="bytes">A segment.</param>
    /// <param name="at">Place of the frame; moved behind it. 0 stands for the first.</param>
    /// <param name="content">Content of the frame.</param>
    /// <returns>False at the end, and where the rest is no whole frame.</returns>
    public static bool TryNext(ReadOnlySpan<byte> bytes, ref int at, out ReadOnlySpan<byte> content)
    {
        content = [];
        if (at == 0)
        {
            if (!bytes.StartsWith(Header))
                return false;
            at = Header.Length;
        }

        if (bytes.Length - at < IntakeBatch.HeaderLength)
            return false;
        var length = BinaryPrimitives.ReadInt32LittleEndian(bytes[at..]);
        if (length < IntakeBatch.CountLength || length > bytes.Length - at - IntakeBatch.HeaderLength)
            return false;
        var frame = bytes.Slice(at + IntakeBatch.HeaderLength, length);
        if (IntakeBatch.Checksum(frame) != BinaryPrimitives.ReadUInt32LittleEndian(bytes[(at + sizeof(int))..]))
            return false;
        content = frame;
        at += IntakeBatch.HeaderLength + length;
        return true;
    }

    public static int EventsOf(ReadOnlySpan<byte> content) => BinaryPrimitives.ReadInt32LittleEndian(content);

    static Segment Measure(string path)
    {
        var bytes = File.ReadAllBytes(path);
        var (at, events) = (0, 0L);
        while (TryNext(bytes, ref at, out var content))
            events += EventsOf(content);
        return new Segment(path, long.Parse(System.IO.Path.GetFileNameWithoutExtension(path), CultureInfo.InvariantCulture), at, events);
    }
}
