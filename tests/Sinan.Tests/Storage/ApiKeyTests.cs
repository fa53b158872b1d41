using Microsoft.EntityFrameworkCore;
using Sinan.Kernel;
using Sinan.Storage;

namespace Sinan.Tests.Storage;

public sealed class ApiKeyTests
{
    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_key_grants_its_scopes_and_no_others()
    {
        await using var workspace = await TestWorkspace.OpenAsync();
        var keys = workspace.Get<IApiKeys>();
        var issued = (await keys.IssueAsync("dashboard", [Permissions.Read], Token)).Value;

        var key = await keys.VerifyAsync(issued.Secret, Token);

        Assert.True(key!.May(Permissions.Read));
        Assert.False(key.May(Permissions.Write));
        Assert.False(key.May(Permissions.Admin));
        Assert.StartsWith(key.Prefix + "_", issued.Secret, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_changed_unknown_or_revoked_secret_opens_nothing()
    {
        await using var workspace = await TestWorkspace.OpenAsync();
        var keys = workspace.Get<IApiKeys>();
        var issued = (await keys.IssueAsync("import", [Permissions.Write, Permissions.Read], Token)).Value;

        Assert.Null(await keys.VerifyAsync(issued.Secret[..^1] + (issued.Secret[^1] == '0' ? '1' : '0'), Token));
        Assert.Null(await keys.VerifyAsync(issued.Key.Prefix, Token));
        Assert.Null(await keys.VerifyAsync("", Token));
        Assert.True(await keys.RevokeAsync(issued.Key.Id, Token));
        Assert.False(await keys.RevokeAsync(issued.Key.Id, Token));
        Assert.Null(await keys.VerifyAsync(issued.Secret, Token));
        Assert.NotNull(Assert.Single(await keys.ListAsync(Token)).Revoked);
    }

    [Fact]
    public async Task The_secret_rests_nowhere()
    {
        await using var workspace = await TestWorkspace.OpenAsync();
        var issued = (await workspace.Get<IApiKeys>().IssueAsync("import", [Permissions.Write], Token)).Value;
        await using var db = await workspace.Get<IDbContextFactory<SinanDb>>().CreateDbContextAsync(Token);
        var row = await db.ApiKeys.SingleAsync(Token);

        Assert.DoesNotContain(issued.Secret[12..], string.Join(' ', row.Name, row.Prefix, row.SecretHash, row.Scopes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Use_is_noted_to_the_minute()
    {
        await using var workspace = await TestWorkspace.OpenAsync();
        var keys = workspace.Get<IApiKeys>();
        var issued = (await keys.IssueAsync("import", [Permissions.Write], Token)).Value;
        var first = workspace.Clock.GetUtcNow();

        await keys.VerifyAsync(issued.Secret, Token);
        workspace.Clock.Advance(TimeSpan.FromSeconds(59));
        await keys.VerifyAsync(issued.Secret, Token);
        Assert.Equal(first, (await keys.ListAsync(Token))[0].LastUsed);

        workspace.Clock.Advance(TimeSpan.FromSeconds(1));
        await keys.VerifyAsync(issued.Secret, Token);
        Assert.Equal(first.AddMinutes(1), (await keys.ListAsync(Token))[0].LastUsed);
    }

    [Fact]
    public async Task Keys_without_name_or_with_unknown_scopes_are_not_made()
    {
        await using var workspace = await TestWorkspace.OpenAsync();
        var keys = workspace.Get<IApiKeys>();

        Assert.Equal("api_keys.name_missing", (await keys.IssueAsync(" ", [Permissions.Read], Token)).Problem.Code);
        Assert.Equal("api_keys.scope_missing", (await keys.IssueAsync("a", [], Token)).Problem.Code);
        Assert.Equal("api_keys.scope_unknown", (await keys.IssueAsync("a", ["root"], Token)).Problem.Code);
        Assert.Empty(await keys.ListAsync(Token));
    }
}
