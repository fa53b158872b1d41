using System.Security.Cryptography;
using System.Text;

namespace Sinan.Storage;

/// <summary>Random secrets of at least 160 bits are stored as plain SHA-256: there is nothing to guess that a slow hash would protect.</summary>
static class Secrets
{
    public static string Hash(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    /// <summary>Compares without telling by its time how much of the secret is right.</summary>
    public static bool Fits(string secret, string hash) =>
        CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Hash(secret)), Encoding.ASCII.GetBytes(hash));
}
