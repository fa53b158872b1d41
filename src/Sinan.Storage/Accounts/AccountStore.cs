using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Sinan.Kernel;

namespace Sinan.Storage;

sealed class AccountStore(IDbContextFactory<SinanDb> databases, ISettings settings, TimeProvider clock) : IAccounts
{
    /// <summary>PBKDF2-HMAC-SHA512 rounds: OWASP Password Storage Cheat Sheet, 2023.</summary>
    public const int Iterations = 210_000;

    const int ShortestPassword = 10;
    const string SetUpTokenKey = "accounts.set_up_token_hash";

    // The hasher takes a user and never looks at it.
    static readonly object NoUser = new();

    static readonly PasswordHasher<object> Hasher = new(Options.Create(new PasswordHasherOptions
    {
        CompatibilityMode = PasswordHasherCompatibilityMode.IdentityV3,
        IterationCount = Iterations,
    }));

    // Checked against when the name is unknown, so that the time taken does not tell which names exist.
    static readonly Lazy<string> NobodysHash = new(() => Hasher.HashPassword(NoUser, Base32.Encode(RandomNumberGenerator.GetBytes(20))));

    public async Task<bool> AnyAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Accounts.AnyAsync(cancellationToken);
    }

    public async Task<Outcome<Account>> CreateAsync(string name, string password, AccountRole role, CancellationToken cancellationToken)
    {
        name = name.Trim();
        if (name.Length is 0 or > 64 || !name.All(c => char.IsLetterOrDigit(c) || c is '.' or '_' or '-' or '@'))
            return new Problem("accounts.name_invalid", ProblemKind.Invalid, Fact.Of("name", name));
        if (IsWeak(password, name))
            return Weak();
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (await db.Accounts.AnyAsync(row => row.Login == LoginOf(name), cancellationToken))
            return new Problem("accounts.name_taken", ProblemKind.Conflict, Fact.Of("name", name));
        var row = new AccountRow
        {
            Name = name, Login = LoginOf(name), PasswordHash = Hasher.HashPassword(NoUser, password), Role = role, Stamp = NewStamp(), Created = clock.GetUtcNow(),
        };
        db.Accounts.Add(row);
        await db.SaveChangesAsync(cancellationToken);
        return Read(row);
    }

    public async Task<Account?> VerifyAsync(string name, string password, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var row = await db.Accounts.FirstOrDefaultAsync(candidate => candidate.Login == LoginOf(name), cancellationToken);
        var fit = Hasher.VerifyHashedPassword(NoUser, row?.PasswordHash ?? NobodysHash.Value, password);
        if (row is null || row.IsDisabled || fit == PasswordVerificationResult.Failed)
            return null;
        if (fit == PasswordVerificationResult.SuccessRehashNeeded)
            row.PasswordHash = Hasher.HashPassword(NoUser, password);
        row.LastLogin = clock.GetUtcNow();
        await db.SaveChangesAsync(cancellationToken);
        return Read(row);
    }

    public async Task<Account?> FindAsync(long id, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Accounts.FindAsync([id], cancellationToken) is { } row ? Read(row) : null;
    }

    public async Task<IReadOnlyList<Account>> ListAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return [.. (await db.Accounts.AsNoTracking().OrderBy(row => row.Login).ToListAsync(cancellationToken)).Select(Read)];
    }

    public async Task<Outcome<Account>> ChangePasswordAsync(long id, string password, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (await db.Accounts.FindAsync([id], cancellationToken) is not { } row)
            return Unknown();
        if (IsWeak(password, row.Name))
            return Weak();
        row.PasswordHash = Hasher.HashPassword(NoUser, password);
        row.Stamp = NewStamp();
        await db.SaveChangesAsync(cancellationToken);
        return Read(row);
    }

    public async Task<Outcome<Account>> ChangeAsync(long id, AccountRole role, bool isDisabled, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        // Under the write lock: two admins must not disable each other at the same moment.
        await using var transaction = await db.Database.BeginTransactionAsync(System.Data.IsolationLevel.Serializable, cancellationToken);
        if (await db.Accounts.FindAsync([id], cancellationToken) is not { } row)
            return Unknown();
        var staysAdmin = role == AccountRole.Admin && !isDisabled;
        if (!staysAdmin && !await db.Accounts.AnyAsync(other => other.Id != id && other.Role == AccountRole.Admin && !other.IsDisabled, cancellationToken))
            return new Problem("accounts.last_admin", ProblemKind.Conflict, Fact.Of("name", row.Name));
        (row.Role, row.IsDisabled, row.Stamp) = (role, isDisabled, NewStamp());
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return Read(row);
    }

    public async Task<string?> IssueSetUpTokenAsync(CancellationToken cancellationToken)
    {
        if (await AnyAsync(cancellationToken))
            return null;
        var token = Base32.Encode(RandomNumberGenerator.GetBytes(20));
        await settings.SaveAsync(SetUpTokenKey, Secrets.Hash(token), cancellationToken);
        return token;
    }

    public async Task<Outcome<Account>> SetUpAsync(string token, string name, string password, CancellationToken cancellationToken)
    {
        var expected = await settings.FindAsync<string>(SetUpTokenKey, cancellationToken);
        if (string.IsNullOrEmpty(expected) || !Secrets.Fits(token, expected) || await AnyAsync(cancellationToken))
            return new Problem("accounts.set_up_token", ProblemKind.Forbidden);
        var made = await CreateAsync(name, password, AccountRole.Admin, cancellationToken);
        if (made.IsOk)
            await settings.SaveAsync(SetUpTokenKey, "", cancellationToken);
        return made;
    }

    static bool IsWeak(string password, string name) =>
        password.Length < ShortestPassword || password.Equals(name, StringComparison.OrdinalIgnoreCase) || password.AsSpan().IndexOfAnyExcept(password[0]) < 0;

    static Problem Weak() => new("accounts.password_weak", ProblemKind.Invalid, Fact.Count("length", ShortestPassword));

    static Problem Unknown() => new("accounts.unknown", ProblemKind.NotFound);

    static string LoginOf(string name) => name.Trim().Normalize(NormalizationForm.FormKC).ToLowerInvariant();

    static string NewStamp() => Base32.Encode(RandomNumberGenerator.GetBytes(10));

    static Account Read(AccountRow row) => new(row.Id, row.Name, row.Role, row.IsDisabled, row.Stamp, row.Created, row.LastLogin);
}
