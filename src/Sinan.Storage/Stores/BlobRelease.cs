using Sinan.Kernel;

namespace Sinan.Storage;

sealed class BlobRelease(IBlobs blobs, IEnumerable<IBlobHolder> holders) : IBlobRelease
{
    public async Task ReleaseAsync(IEnumerable<string> addresses, CancellationToken cancellationToken)
    {
        foreach (var address in addresses)
        {
            if (!await IsHeldAsync(address, cancellationToken))
                await blobs.DeleteAsync(address, cancellationToken);
        }
    }

    async Task<bool> IsHeldAsync(string address, CancellationToken cancellationToken)
    {
        foreach (var holder in holders)
        {
            if (await holder.HoldsAsync(address, cancellationToken))
                return true;
        }

        return false;
    }
}
