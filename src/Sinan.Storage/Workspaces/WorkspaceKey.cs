using System.Buffers.Binary;
using System.Security.Cryptography;
using Sinan.Kernel;

namespace Sinan.Storage;

/// <summary>The secret under which user ids are hashed and secrets of others are sealed: 32 random bytes in a file beside the workspace, never inside it and never in a backup.</summary>
sealed class WorkspaceKey : IDisposable
{
    const int Length = 32;

    readonly byte[] key;
    // One running HMAC a thread: keyed once, then reset by each hash. Making one for every id costs several times as much.
    readonly ThreadLocal<IncrementalHash> hashes;

    WorkspaceKey(byte[] key)
    {
        this.key = key;
        hashes = new(() => IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, this.key), trackAllValues: true);
    }

    /// <summary>16 hex characters that tell keys apart and say nothing about the key.</summary>
    public string Check => Convert.ToHexStringLower(HMACSHA256.HashData(key, "sinan workspace key"u8).AsSpan(0, 8));

    public static string PathFor(string directory) => Path.TrimEndingDirectorySeparator(directory) + ".key";

    /// <summary>The key of a directory, or null when its file is not there.</summary>
    /// <exception cref="ProblemException">"workspace.key_wrong": the file holds no key.</exception>
    public static WorkspaceKey? Find(string directory)
    {
        var path = PathFor(directory);
        if (!File.Exists(path))
            return null;
        try
        {
            var bytes = Convert.FromHexString(File.ReadAllText(path).AsSpan().Trim());
            return bytes.Length == Length ? new WorkspaceKey(bytes) : throw new ProblemException(WorkspaceProblems.KeyWrong(path));
        }
        catch (FormatException)
        {
            throw new ProblemException(WorkspaceProblems.KeyWrong(path));
        }
    }

    public static WorkspaceKey Create(string directory)
    {
        var bytes = RandomNumberGenerator.GetBytes(Length);
        PrivateFiles.Replace(PathFor(directory), System.Text.Encoding.ASCII.GetBytes(Convert.ToHexStringLower(bytes) + "\n"));
        return new WorkspaceKey(bytes);
    }

    public UInt128 Hash(ReadOnlySpan<byte> rawId)
    {
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        var running = hashes.Value!;
        running.AppendData(rawId);
        running.GetHashAndReset(hash);
        return BinaryPrimitives.ReadUInt128BigEndian(hash);
    }

    /// <summary>32 bytes for another purpose, which tell nothing about this key (HKDF-SHA256, RFC 5869).</summary>
    public byte[] Derive(ReadOnlySpan<byte> purpose)
    {
        var derived = new byte[Length];
        HKDF.DeriveKey(HashAlgorithmName.SHA256, key, derived, salt: [], purpose);
        return derived;
    }

    public void Dispose()
    {
        foreach (var running in hashes.Values)
            running.Dispose();
        hashes.Dispose();
        CryptographicOperations.ZeroMemory(key);
    }
}
