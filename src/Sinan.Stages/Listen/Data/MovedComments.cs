using System.Runtime.InteropServices;
using Sinan.Kernel;

namespace Sinan.Stages.Listen.Data;

/// <summary>Numbers of comments that a correction moved, kept among the blobs so that it can be undone.</summary>
public sealed class MovedComments(IBlobs blobs)
{
    /// <returns>Their address.</returns>
    public async Task<string> SaveAsync(IReadOnlyCollection<long> numbers, CancellationToken cancellationToken)
    {
        using var stream = new MemoryStream(MemoryMarshal.AsBytes<long>(numbers.ToArray()).ToArray());
        return await blobs.PutAsync(stream, cancellationToken);
    }

    public async Task<IReadOnlySet<long>> ReadAsync(string address, CancellationToken cancellationToken)
    {
        await using var stream = await blobs.OpenAsync(address, cancellationToken);
        if (stream is null)
            return new HashSet<long>();
        using var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes, cancellationToken);
        return MemoryMarshal.Cast<byte, long>(bytes.ToArray()).ToArray().ToHashSet();
    }
}
