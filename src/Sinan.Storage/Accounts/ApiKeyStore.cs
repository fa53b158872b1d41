using System.Collections.Immutable;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Sinan.Kernel;

namespace Sinan.Storage;

/// <summary>
/// Keys look like "sk_" + 8 characters + "_" + 32 characters; what stands before the second underscore is shown and looked up. A key that may only send
/// events is public: "phc_" + 32 characters, shown and looked up as a whole.
/// </summary>
sealed class ApiKeyStore(IDbContextFactory<SinanDb> databases, TimeProvider clock) : IApiKeys
{
    const int PrefixLength = 11;
    const string Public = "phc_";

    static readonly ImmutableArray<string> Known = [Permissions.Read, Permissions.Write, Permissions.Admin, Permissions.Capture];

    public async Task<Outcome<IssuedApiKey>> IssueAsync(string name, ImmutableArray<string> scopes, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(name))
            return new Problem("api_keys.name_missing", ProblemKind.Invalid);
        if (scopes.IsDefaultOrEmpty)
            return new Problem("api_keys.scope_missing", ProblemKind.Invalid);
        if (scopes.FirstOrDefault(scope => !Known.Contains(scope)) is { } unknown)
            return new Problem("api_keys.scope_unknown", ProblemKind.Invalid, Fact.Of("scope", unknown));
        var random = Base32.Encode(RandomNumberGenerator.GetBytes(20));
        var isPublic = scopes.All(scope => scope == Permissions.Capture);
        var prefix = isPublic ? Public + random : "sk_" + Base32.Encode(RandomNumberGenerator.GetBytes(5));
        var secret = isPublic ? prefix : prefix + "_" + random;
        var row = new ApiKeyRow
        {
            Name = name.Trim(), Prefix = prefix, SecretHash = Secrets.Hash(secret), Scopes = string.Join(' ', Known.Where(scopes.Contains)), Created = clock.GetUtcNow(),
        };
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        db.ApiKeys.Add(row);
        await db.SaveChangesAsync(cancellationToken);
        return new IssuedApiKey(Read(row), secret);
    }

    public async Task<ApiKey?> VerifyAsync(string secret, CancellationToken cancellationToken)
    {
        if (secret.Length <= PrefixLength)
            return null;
        var prefix = secret.StartsWith(Public, StringComparison.Ordinal) ? secret : secret[..PrefixLength];
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var row = await db.ApiKeys.FirstOrDefaultAsync(candidate => candidate.Prefix == prefix, cancellationToken);
        if (row is null || row.Revoked is not null || !Secrets.Fits(secret, row.SecretHash))
            return null;
        var now = clock.GetUtcNow();
        // To the minute: a busy key must not make every read a write.
        if (row.LastUsed is null || now - row.LastUsed >= TimeSpan.FromMinutes(1))
        {
            row.LastUsed = now;
            await db.SaveChangesAsync(cancellationToken);
        }

        return Read(row);
    }

    public async Task<IReadOnlyList<ApiKey>> ListAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return [.. (await db.ApiKeys.AsNoTracking().OrderByDescending(row => row.Id).ToListAsync(cancellationToken)).Select(Read)];
    }

    public async Task<bool> RevokeAsync(long id, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        DateTimeOffset? now = clock.GetUtcNow();
        return await db.ApiKeys.Where(row => row.Id == id && row.Revoked == null)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Revoked, now), cancellationToken) > 0;
    }

    static ApiKey Read(ApiKeyRow row) => new(row.Id, row.Name, row.Prefix, [.. row.Scopes.Split(' ')], row.Created, row.LastUsed, row.Revoked);
}
