using Sinan.Kernel;
using Sinan.Numerics.Text;

namespace Sinan.Stages.Listen.Data;

/// <summary>Holds the vectors that were asked for last, some megabytes, by the address of their content. Thread-safe.</summary>
public sealed class WordVectorCache
{
    Held? held;

    /// <returns>Null when nothing has this address, or what has it is damaged.</returns>
    public async Task<WordVectors?> FindAsync(IBlobs blobs, string address, CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref held) is { } known && known.Address == address)
            return known.Vectors;
        await using var file = await blobs.OpenAsync(address, cancellationToken);
        if (file is null)
            return null;
        try
        {
            var vectors = await Task.Run(() => WordVectors.Load(file), cancellationToken);
            Volatile.Write(ref held, new Held(address, vectors));
            return vectors;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    sealed record Held(string Address, WordVectors Vectors);
}
