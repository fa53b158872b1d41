using System.Buffers;
using System.Security.Cryptography;
using Sinan.Kernel;

namespace Sinan.Storage;

/// <summary>Files under blobs/, in folders named by the first two characters of their address.</summary>
sealed class BlobStore(IWorkspace workspace) : IBlobs
{
    public const string Folder = "blobs";

    static readonly SearchValues<char> Hex = SearchValues.Create("0123456789abcdef");

    public async Task<string> PutAsync(Stream content, CancellationToken cancellationToken)
    {
        var incoming = workspace.PathOf(Folder, "incoming", Guid.NewGuid().ToString("n"));
        try
        {
            string address;
            await using (var file = PrivateFiles.Open(incoming, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            {
                (_, address) = await Checksum.CopyAsync(content, file, cancellationToken);
                file.Flush(flushToDisk: true);
            }

            // A rename is one step: nobody ever sees half a blob under its address.
            File.Move(incoming, PathOf(address), overwrite: true);
            return address;
        }
        finally
        {
            File.Delete(incoming);
        }
    }

    public Task<Stream?> OpenAsync(string address, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (!IsAddress(address) || !File.Exists(PathOf(address)))
            return Task.FromResult<Stream?>(null);
        return Task.FromResult<Stream?>(new FileStream(PathOf(address), new FileStreamOptions { Options = FileOptions.Asynchronous, Share = FileShare.Read | FileShare.Delete }));
    }

    public Task DeleteAsync(string address, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (IsAddress(address))
            File.Delete(PathOf(address));
        return Task.CompletedTask;
    }

    static bool IsAddress(string address) => address.Length == SHA256.HashSizeInBytes * 2 && address.AsSpan().IndexOfAnyExcept(Hex) < 0;

    string PathOf(string address) => workspace.PathOf(Folder, address[..2], address);
}
