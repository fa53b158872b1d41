using System.IO.Compression;
using System.Text;

namespace Sinan.Numerics.Tests.Text;

/// <summary>Rows of a comma-separated file with quoted fields, packed or plain.</summary>
static class ReviewFile
{
    public static IEnumerable<string[]> Read(string path)
    {
        using var file = File.OpenRead(path);
        using var reader = new StreamReader(path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file);
        var (fields, field, isQuoted) = (new List<string>(), new StringBuilder(), false);
        for (var c = reader.Read(); c >= 0; c = reader.Read())
        {
            if (c == '"' && isQuoted && reader.Peek() == '"')
                field.Append((char)reader.Read());
            else if (c == '"' && (isQuoted || field.Length == 0))
                isQuoted = !isQuoted;
            else if (!isQuoted && c is ',' or '\n')
            {
                fields.Add(field.ToString().TrimEnd('\r'));
                field.Clear();
                if (c != '\n')
                    continue;
                yield return [.. fields];
                fields.Clear();
            }
            else
                field.Append((char)c);
        }

        if (field.Length > 0 || fields.Count > 0)
            yield return [.. fields, field.ToString()];
    }
}
