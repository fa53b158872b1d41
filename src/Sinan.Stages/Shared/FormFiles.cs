using Microsoft.AspNetCore.Http;

namespace Sinan.Stages.Shared;

/// <summary>The files of a form. Their names and the types that senders give them are passed over.</summary>
public static class FormFiles
{
    public static async Task<IReadOnlyList<ReadOnlyMemory<byte>>> ReadAsync(IEnumerable<IFormFile> files, CancellationToken cancellationToken)
    {
        var read = new List<ReadOnlyMemory<byte>>();
        // An empty choice of files comes as a file without content.
        foreach (var file in files.Where(f => f.Length > 0))
        {
            var content = new byte[file.Length];
            await using var stream = file.OpenReadStream();
            await stream.ReadExactlyAsync(content, cancellationToken);
            read.Add(content);
        }

        return read;
    }

    /// <summary>The files of each field by its name.</summary>
    public static async Task<IReadOnlyDictionary<string, IReadOnlyList<ReadOnlyMemory<byte>>>> ReadByFieldAsync(IFormFileCollection files, CancellationToken cancellationToken)
    {
        var read = new Dictionary<string, IReadOnlyList<ReadOnlyMemory<byte>>>(StringComparer.Ordinal);
        foreach (var field in files.GroupBy(f => f.Name, StringComparer.Ordinal))
            read[field.Key] = await ReadAsync(field, cancellationToken);
        return read;
    }
}
