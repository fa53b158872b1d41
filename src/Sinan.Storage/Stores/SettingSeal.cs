using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Sinan.Kernel;

namespace Sinan.Storage;

/// <summary>Encrypts the settings that hold secrets, so that neither the database nor a backup tells them without the key file.</summary>
/// <remarks>
/// AES-256-GCM with a random 96-bit nonce (NIST SP 800-38D) under a key derived from the workspace's (HKDF-SHA256, RFC 5869). The setting's name is authenticated
/// along, so that a value is worth nothing under another name. Stored as a JSON string: "sealed:" and base 64 of nonce, tag and cipher text.
/// </remarks>
sealed class SettingSeal(Workspace workspace, IEnumerable<SealedSetting> kept)
{
    const string Mark = "\"sealed:";
    const int NonceBytes = 12, TagBytes = 16;

    /// <summary>Names of the settings that are sealed.</summary>
    public IReadOnlySet<string> Names { get; } = kept.Select(setting => setting.Key).ToHashSet(StringComparer.Ordinal);

    /// <summary>Whether the key file is there.</summary>
    public bool CanSeal => workspace.HasKey;

    public static bool IsSealed(string value) => value.StartsWith(Mark, StringComparison.Ordinal);

    /// <summary>The value as it is stored; as it is when the setting holds no secret.</summary>
    /// <exception cref="ProblemException">"workspace.key_missing".</exception>
    public string Close(string name, string json)
    {
        if (!Names.Contains(name))
            return json;
        var text = Encoding.UTF8.GetBytes(json);
        var stored = new byte[NonceBytes + TagBytes + text.Length];
        var nonce = stored.AsSpan(0, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        using var aes = Aes();
        aes.Encrypt(nonce, text, stored.AsSpan(NonceBytes + TagBytes), stored.AsSpan(NonceBytes, TagBytes), Encoding.UTF8.GetBytes(name));
        return Mark + Convert.ToBase64String(stored) + "\"";
    }

    /// <summary>The value as it was given to <see cref="Close"/>; what was stored before it was sealed is read as it is.</summary>
    /// <exception cref="ProblemException">"workspace.key_missing"; "workspace.setting_damaged": it was changed, or sealed under another name or key.</exception>
    public string Open(string name, string value)
    {
        if (!IsSealed(value))
            return value;
        using var aes = Aes();
        try
        {
            var stored = Convert.FromBase64String(JsonSerializer.Deserialize<string>(value)![(Mark.Length - 1)..]).AsSpan();
            var text = new byte[stored.Length - NonceBytes - TagBytes];
            aes.Decrypt(stored[..NonceBytes], stored[(NonceBytes + TagBytes)..], stored.Slice(NonceBytes, TagBytes), text, Encoding.UTF8.GetBytes(name));
            return Encoding.UTF8.GetString(text);
        }
        catch (Exception damage) when (damage is CryptographicException or FormatException or OverflowException or ArgumentException or JsonException)
        {
            throw new ProblemException(WorkspaceProblems.SettingDamaged(name));
        }
    }

    AesGcm Aes() => new(workspace.DeriveKey("sinan sealed settings"u8), TagBytes);
}
