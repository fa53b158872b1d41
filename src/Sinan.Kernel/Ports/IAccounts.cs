using System.Text.Json.Serialization;

namespace Sinan.Kernel;

/// <summary>What a person may do. Each role includes the ones before it.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AccountRole>))]
public enum AccountRole
{
    /// <summary>Sees pages and asks questions: <see cref="Permissions.Read"/>.</summary>
    Viewer,

    /// <summary>Imports data, enters estimates, runs jobs: <see cref="Permissions.Write"/>.</summary>
    Editor,

    /// <summary>Manages accounts, keys and settings: <see cref="Permissions.Admin"/>.</summary>
    Admin,
}

/// <summary>A person who may log in. Never carries the password or its hash.</summary>
/// <param name="Id">Number of the account.</param>
/// <param name="Name">Login name as typed at creation; compared without regard to case.</param>
/// <param name="Role">What the person may do.</param>
/// <param name="IsDisabled">A disabled account cannot log in and its sessions end.</param>
/// <param name="Stamp">Changes with the password, the role and disabling: a session that carries another stamp is over.</param>
/// <param name="Created">When it was made.</param>
/// <param name="LastLogin">Last successful login; null before the first.</param>
public sealed record Account(
    long Id, string Name, AccountRole Role, bool IsDisabled, string Stamp, DateTimeOffset Created, DateTimeOffset? LastLogin)
{
    /// <summary>Whether the role grants a permission of <see cref="Permissions"/>.</summary>
    public bool May(string permission) => permission switch
    {
        Permissions.Read => true,
        Permissions.Write => Role >= AccountRole.Editor,
        Permissions.Admin => Role == AccountRole.Admin,
        _ => false,
    };
}

/// <summary>The people of a workspace. Passwords are kept as PBKDF2-HMAC-SHA512 hashes.</summary>
public interface IAccounts
{
    /// <summary>Whether anybody can log in; false means that the first start is still to be finished.</summary>
    Task<bool> AnyAsync(CancellationToken cancellationToken);

    /// <summary>Problems: "accounts.name_taken", "accounts.name_invalid" (1–64 letters, digits and . _ - @), "accounts.password_weak" (under 10 characters, or equal to the name).</summary>
    Task<Outcome<Account>> CreateAsync(string name, string password, AccountRole role, CancellationToken cancellationToken);

    /// <summary>The account when name and password fit and it is not disabled, else null. Takes equally long in all cases; notes the login.</summary>
    Task<Account?> VerifyAsync(string name, string password, CancellationToken cancellationToken);

    Task<Account?> FindAsync(long id, CancellationToken cancellationToken);

    /// <summary>By name.</summary>
    Task<IReadOnlyList<Account>> ListAsync(CancellationToken cancellationToken);

    /// <summary>Problems: "accounts.unknown", "accounts.password_weak".</summary>
    Task<Outcome<Account>> ChangePasswordAsync(long id, string password, CancellationToken cancellationToken);

    /// <summary>Changes role and whether the account is disabled. Problems: "accounts.unknown", "accounts.last_admin".</summary>
    Task<Outcome<Account>> ChangeAsync(long id, AccountRole role, bool isDisabled, CancellationToken cancellationToken);

    /// <summary>A fresh one-time token for the set-up page while there is no account (an earlier token ends); null once there is one.</summary>
    Task<string?> IssueSetUpTokenAsync(CancellationToken cancellationToken);

    /// <summary>Makes the first account, an admin, and uses the token up. Problems: "accounts.set_up_token" and those of <see cref="CreateAsync"/>.</summary>
    Task<Outcome<Account>> SetUpAsync(string token, string name, string password, CancellationToken cancellationToken);
}
