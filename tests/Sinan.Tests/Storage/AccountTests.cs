using Microsoft.EntityFrameworkCore;
using Sinan.Kernel;
using Sinan.Storage;

namespace Sinan.Tests.Storage;

public sealed class AccountTests
{
    const string Password = "correct horse battery";

    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_right_password_fits_and_no_other_does()
    {
        await using var workspace = await TestWorkspace.OpenAsync();
        var accounts = workspace.Get<IAccounts>();
        await accounts.CreateAsync("Ann", Password, AccountRole.Editor, Token);

        Assert.Equal("Ann", (await accounts.VerifyAsync("ann", Password, Token))!.Name);
        Assert.Null(await accounts.VerifyAsync("ann", Password + " ", Token));
        Assert.Null(await accounts.VerifyAsync("ann", "", Token));
        Assert.Null(await accounts.VerifyAsync("bob", Password, Token));
    }

    [Fact]
    public async Task Passwords_rest_as_pbkdf2_with_hmac_sha512_and_at_least_210000_rounds()
    {
        await using var workspace = await TestWorkspace.OpenAsync();
        await workspace.Get<IAccounts>().CreateAsync("ann", Password, AccountRole.Admin, Token);
        await using var db = await workspace.Get<IDbContextFactory<SinanDb>>().CreateDbContextAsync(Token);

        var hash = Convert.FromBase64String((await db.Accounts.SingleAsync(Token)).PasswordHash);

        // Layout of the framework's version 3 hashes: 0x01, pseudo-random function (2 = HMAC-SHA512), rounds, salt length, salt, key; big-endian.
        Assert.Equal(1, hash[0]);
        Assert.Equal(2u, ReadBigEndian(hash, 1));
        Assert.InRange(ReadBigEndian(hash, 5), 210_000u, 10_000_000u);
        var salt = hash.AsSpan(13, (int)ReadBigEndian(hash, 9));
        var key = hash.AsSpan(13 + salt.Length);
        // Independent: the primitive itself.
        Assert.Equal(
            System.Security.Cryptography.Rfc2898DeriveBytes.Pbkdf2(Password, salt, (int)ReadBigEndian(hash, 5), System.Security.Cryptography.HashAlgorithmName.SHA512, key.Length),
            key.ToArray());
    }

    [Theory]
    [InlineData("", Password, "accounts.name_invalid")]
    [InlineData("a b", Password, "accounts.name_invalid")]
    [InlineData("<script>", Password, "accounts.name_invalid")]
    [InlineData("ann", "short", "accounts.password_weak")]
    [InlineData("ann.longer.name", "Ann.Longer.Name", "accounts.password_weak")]
    [InlineData("ann", "aaaaaaaaaaaaaaaa", "accounts.password_weak")]
    public async Task Bad_names_and_passwords_are_refused(string name, string password, string code)
    {
        await using var workspace = await TestWorkspace.OpenAsync();

        Assert.Equal(code, (await workspace.Get<IAccounts>().CreateAsync(name, password, AccountRole.Viewer, Token)).Problem.Code);
        Assert.False(await workspace.Get<IAccounts>().AnyAsync(Token));
    }

    [Fact]
    public async Task A_name_is_taken_whatever_its_case()
    {
        await using var workspace = await TestWorkspace.OpenAsync();
        var accounts = workspace.Get<IAccounts>();
        await accounts.CreateAsync("王芳", Password, AccountRole.Viewer, Token);
        await accounts.CreateAsync("Ann", Password, AccountRole.Viewer, Token);

        Assert.Equal("accounts.name_taken", (await accounts.CreateAsync("aNN", Password, AccountRole.Viewer, Token)).Problem.Code);
        Assert.Equal("accounts.name_taken", (await accounts.CreateAsync("王芳", Password, AccountRole.Viewer, Token)).Problem.Code);
    }

    [Fact]
    public async Task The_set_up_link_works_once_and_only_the_latest()
    {
        await using var workspace = await TestWorkspace.OpenAsync();
        var accounts = workspace.Get<IAccounts>();
        var old = await accounts.IssueSetUpTokenAsync(Token);
        var token = await accounts.IssueSetUpTokenAsync(Token);

        Assert.Equal("accounts.set_up_token", (await accounts.SetUpAsync(old!, "ann", Password, Token)).Problem.Code);
        Assert.Equal("accounts.password_weak", (await accounts.SetUpAsync(token!, "ann", "short", Token)).Problem.Code);
        Assert.Equal(AccountRole.Admin, (await accounts.SetUpAsync(token!, "ann", Password, Token)).Value.Role);
        Assert.Equal("accounts.set_up_token", (await accounts.SetUpAsync(token!, "bob", Password, Token)).Problem.Code);
        Assert.Equal("accounts.set_up_token", (await accounts.SetUpAsync("", "bob", Password, Token)).Problem.Code);
        Assert.Null(await accounts.IssueSetUpTokenAsync(Token));
    }

    [Fact]
    public async Task The_last_administrator_stays()
    {
        await using var workspace = await TestWorkspace.OpenAsync();
        var accounts = workspace.Get<IAccounts>();
        var ann = (await accounts.CreateAsync("ann", Password, AccountRole.Admin, Token)).Value;
        var bob = (await accounts.CreateAsync("bob", Password, AccountRole.Viewer, Token)).Value;

        Assert.Equal("accounts.last_admin", (await accounts.ChangeAsync(ann.Id, AccountRole.Editor, false, Token)).Problem.Code);
        Assert.Equal("accounts.last_admin", (await accounts.ChangeAsync(ann.Id, AccountRole.Admin, true, Token)).Problem.Code);
        Assert.True((await accounts.ChangeAsync(bob.Id, AccountRole.Admin, false, Token)).IsOk);
        Assert.True((await accounts.ChangeAsync(ann.Id, AccountRole.Admin, true, Token)).Value.IsDisabled);
        Assert.Null(await accounts.VerifyAsync("ann", Password, Token));
    }

    [Fact]
    public async Task A_new_password_ends_the_old_one_and_every_session()
    {
        await using var workspace = await TestWorkspace.OpenAsync();
        var accounts = workspace.Get<IAccounts>();
        var before = (await accounts.CreateAsync("ann", Password, AccountRole.Admin, Token)).Value;

        var after = (await accounts.ChangePasswordAsync(before.Id, "another long one", Token)).Value;

        Assert.NotEqual(before.Stamp, after.Stamp);
        Assert.Null(await accounts.VerifyAsync("ann", Password, Token));
        Assert.NotNull(await accounts.VerifyAsync("ann", "another long one", Token));
        Assert.Equal("accounts.unknown", (await accounts.ChangePasswordAsync(99, "another long one", Token)).Problem.Code);
    }

    static uint ReadBigEndian(byte[] bytes, int at) => System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(at));
}
