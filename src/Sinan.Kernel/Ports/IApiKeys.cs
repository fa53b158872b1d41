using System.Collections.Immutable;

namespace Sinan.Kernel;

/// <summary>A key for programs, without its secret.</summary>
/// <param name="Id">Number of the key.</param>
/// <param name="Name">What it is for, as typed.</param>
/// <param name="Prefix">The shown part of the key ("sk_7h2k9q4m"), by which people recognise it.</param>
/// <param name="Scopes">Permissions it grants (<see cref="Permissions"/>); only those, a wider one does not include a narrower one.</param>
/// <param name="Created">When it was made.</param>
/// <param name="LastUsed">Last use, to the minute; null before the first.</param>
/// <param name="Revoked">When it was revoked; null while it holds.</param>
public sealed record ApiKey(
    long Id, string Name, string Prefix, ImmutableArray<string> Scopes, DateTimeOffset Created, DateTimeOffset? LastUsed, DateTimeOffset? Revoked)
{
    /// <summary>A key that may only send events: its secret is no secret, and <see cref="Prefix"/> is the whole of it.</summary>
    public bool IsPublic => Scopes is [Permissions.Capture];

    /// <summary>Whether the key grants a permission now.</summary>
    public bool May(string permission) => Revoked is null && Scopes.Contains(permission);
}

/// <summary>A key just made. The secret is shown once and stored only as a hash.</summary>
public sealed record IssuedApiKey(ApiKey Key, string Secret);

/// <summary>Keys with which programs call the API.</summary>
public interface IApiKeys
{
    /// <summary>Problems: "api_keys.scope_unknown", "api_keys.scope_missing", "api_keys.name_missing".</summary>
    Task<Outcome<IssuedApiKey>> IssueAsync(string name, ImmutableArray<string> scopes, CancellationToken cancellationToken);

    /// <summary>The key of a secret, or null when it is unknown or revoked. Notes the use.</summary>
    Task<ApiKey?> VerifyAsync(string secret, CancellationToken cancellationToken);

    /// <summary>Newest first, revoked ones included.</summary>
    Task<IReadOnlyList<ApiKey>> ListAsync(CancellationToken cancellationToken);

    /// <summary>False when there is no such key or it is revoked already.</summary>
    Task<bool> RevokeAsync(long id, CancellationToken cancellationToken);
}
