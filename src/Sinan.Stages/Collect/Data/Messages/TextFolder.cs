using System.Text;
using Sinan.Stages.Collect.Domain.Messages;

namespace Sinan.Stages.Collect.Data.Messages;

/// <summary>A folder of one text a file: the name of the folder that a file lies in is its label.</summary>
static class TextFolder
{
    /// <summary>A longer text is cut: no comment is a book.</summary>
    const int MostBytes = 1 << 20;

    /// <summary>Whether a folder, or one of its own folders, holds texts.</summary>
    public static bool IsOne(string path) => Files(path).Any();

    /// <summary>In ordinal order of their paths.</summary>
    public static IEnumerable<string> Files(string path) => Directory.EnumerateFiles(path, "*.txt", SearchOption.AllDirectories).Order(StringComparer.Ordinal);

    public static IEnumerable<Message> Read(string path)
    {
        foreach (var file in Files(path))
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read);
            var bytes = new byte[(int)Math.Min(stream.Length, MostBytes)];
            stream.ReadExactly(bytes);
            var folder = Path.GetDirectoryName(file)!;
            yield return new Message(
                Path.GetRelativePath(path, file).Replace(Path.DirectorySeparatorChar, '/'), "", "", MarkupText.Of(Encoding.UTF8.GetString(bytes)), Path.GetFileName(path),
                folder == path ? "" : Path.GetFileName(folder));
        }
    }
}
