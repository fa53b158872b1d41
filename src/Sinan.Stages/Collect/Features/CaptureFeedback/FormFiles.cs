using Microsoft.AspNetCore.Http;

namespace Sinan.Stages.Collect.Features.CaptureFeedback;

/// <summary>The files of a form. Their names and the types that senders give them are passed over.</summary>
public static class FormFiles
{
    public static async Task<IReadOnlyList<ReadOnlyMemory<byte>>> ReadAsync(IFormFileCollection files, CancellationToken cancellationToken)
    {
        var read = new List<ReadOnlyMemory<byte>>(files.Count);
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
}
