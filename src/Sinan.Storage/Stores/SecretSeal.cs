using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Sinan.Kernel;

namespace Sinan.Storage;

/// <summary>Encrypts the settings and the payloads of jobs that hold secrets, so that neither the database nor a backup tells them without the key file.</summary>
/// <remarks>
/// AES-256-GCM with a random 96-bit nonce (NIST SP 800-38D) under a key derived from the workspace's (HKDF-SHA256, RFC 5869). The setting's name, or "job " and the job's
/// kind, is authenticated along, so that a value is worth nothing in another place. Stored as a JSON string: "sealed:" and base 64 of nonce, tag and cipher text.
/// </remarks>
sealed class SecretSeal(Workspace workspace, IEnumerable<SealedSetting> settings, IEnumerable<SealedJob> jobs)
{
    /// <summary>What a sealed value begins with. A payload that is an object never does.</summary>
    public const string Mark = "\"sealed:";

    const int NonceBytes = 12, TagBytes = 16;

    /// <summary>Names of the settings that are sealed.</summary>
    public IReadOnlySet<string> Settings { get; } = settings.Select(setting => setting.Key).ToHashSet(StringComparer.Ordinal);

    /// <summary>Kinds of jobs whose payloads are sealed.</summary>
    public IReadOnlySet<string> JobKinds { get; } = jobs.Select(job => job.Kind).ToHashSet(StringComparer.Ordinal);

    /// <summary>Whether the key file is there.</summary>
    public bool CanSeal => workspace.HasKey;

    public static bool IsSealed(string value) => value.StartsWith(Mark, StringComparison.Ordinal);

    /// <summary>The value of a setting as it is stored; as it is when the setting holds no secret.</summary>
    /// <exception cref="ProblemException">"workspace.key_missing".</exception>
    public string CloseSetting(string key, string json) => Settings.Contains(key) ? Close(key, json) : json;

    /// <summary>The value as it was given to <see cref="CloseSetting"/>; what was stored before it was sealed is read as it is.</summary>
    /// <exception cref="ProblemException">"workspace.key_missing"; "workspace.setting_damaged": it was changed, or sealed under another name or key.</exception>
    public string OpenSetting(string key, string value) => Open(key, value, WorkspaceProblems.SettingDamaged(key));

    /// <summary>The payload of a job as it is stored; as it is when its kind holds no secrets, or when it is sealed already (a schedule hands it on as stored).</summary>
    /// <exception cref="ProblemException">"workspace.key_missing".</exception>
    public string ClosePayload(string kind, string json) => JobKinds.Contains(kind) && !IsSealed(json) ? Close(NameOf(kind), json) : json;

    /// <summary>The payload as it was given to <see cref="ClosePayload"/>; what was stored before it was sealed is read as it is.</summary>
    /// <param name="kind">Kind of the job.</param>
    /// <param name="value">As stored.</param>
    /// <param name="shown">What people know the job by: stands in the problem.</param>
    /// <exception cref="ProblemException">"workspace.key_missing"; "workspace.payload_damaged": it was changed, or sealed for another kind or under another key.</exception>
    public string OpenPayload(string kind, string value, string shown) => Open(NameOf(kind), value, WorkspaceProblems.PayloadDamaged(shown));

    static string NameOf(string kind) => "job " + kind;

    string Close(string name, string json)
    {
        var text = Encoding.UTF8.GetBytes(json);
        var stored = new byte[NonceBytes + TagBytes + text.Length];
        var nonce = stored.AsSpan(0, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        using var aes = Aes();
        aes.Encrypt(nonce, text, stored.AsSpan(NonceBytes + TagBytes), stored.AsSpan(NonceBytes, TagBytes), Encoding.UTF8.GetBytes(name));
        return Mark + Convert.ToBase64String(stored) + "\"";
    }

    string Open(string name, string value, Problem damaged)
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
            throw new ProblemException(damaged);
        }
    }

    AesGcm Aes() => new(workspace.DeriveKey("sinan sealed settings"u8), TagBytes);
}
