using System.IO.MemoryMappedFiles;
using Sinan.Numerics.Behavior;

namespace Sinan.Storage.Events;

/// <summary>Files seen as native memory.</summary>
static unsafe class MappedFile
{
    /// <summary>A new file of this length, readable by its owner only, to be written through memory.</summary>
    public static NativeRegion Create(string path, long length)
    {
        using var stream = PrivateFiles.Open(path, FileMode.Create, FileAccess.ReadWrite, FileShare.None);
        return Map(MemoryMappedFile.CreateFromFile(stream, null, length, MemoryMappedFileAccess.ReadWrite, HandleInheritability.None, leaveOpen: false), length, MemoryMappedFileAccess.ReadWrite);
    }

    public static NativeRegion OpenRead(string path)
    {
        var length = new FileInfo(path).Length;
        return Map(MemoryMappedFile.CreateFromFile(path, FileMode.Open, null, 0, MemoryMappedFileAccess.Read), length, MemoryMappedFileAccess.Read);
    }

    static NativeRegion Map(MemoryMappedFile file, long length, MemoryMappedFileAccess access)
    {
        var view = file.CreateViewAccessor(0, length, access);
        byte* address = null;
        view.SafeMemoryMappedViewHandle.AcquirePointer(ref address);
        return new NativeRegion((nint)address, length, () =>
        {
            view.SafeMemoryMappedViewHandle.ReleasePointer();
            view.Dispose();
            file.Dispose();
        });
    }
}
