using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Sinan.Kernel;
using Sinan.Web.Security;

namespace Sinan.Tests.Web;

[Collection("server")]
public sealed class LoginTests(TestServer server)
{
    [Fact]
    public async Task The_session_cookie_is_out_of_reach_of_scripts_and_other_sites()
    {
        using var client = server.Stranger();
        using var answer = await TestServer.LogInAsync(client, TestServer.NameOf(AccountRole.Viewer), TestServer.Password);

        var cookie = answer.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("sinan-session=", StringComparison.Ordinal));

        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Login_leads_only_to_pages_of_this_server()
    {
        using var client = server.Stranger();

        using var answer = await TestServer.LogInAsync(client, TestServer.NameOf(AccountRole.Viewer), TestServer.Password, "/login?to=//evil.example/x");

        Assert.Equal("/", answer.Headers.Location!.IsAbsoluteUri ? answer.Headers.Location.AbsolutePath : answer.Headers.Location.ToString());
        Assert.DoesNotContain("evil", answer.Headers.Location.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_five_wrong_passwords_even_the_right_one_must_wait()
    {
        await server.Services.GetRequiredService<IAccounts>().CreateAsync("guessed", TestServer.Password, AccountRole.Viewer, default);
        using var client = server.Stranger();
        for (var i = 0; i < 5; i++)
        {
            using var wrong = await TestServer.LogInAsync(client, "guessed", "wrong password " + i);
            Assert.Contains("web.login_wrong", await wrong.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        using var answer = await TestServer.LogInAsync(client, "guessed", TestServer.Password);

        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.Contains("web.login_wait", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_throttled_name_is_free_again_after_five_minutes()
    {
        var clock = new ManualClock();
        var throttle = new LoginThrottle(clock);
        for (var i = 0; i < 5; i++)
            throttle.Failed("mei", "10.0.0.1");

        Assert.Equal(TimeSpan.FromMinutes(5), throttle.Wait("MEI", "10.0.0.2"));
        clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(TimeSpan.Zero, throttle.Wait("mei", "10.0.0.2"));
    }

    [Fact]
    public async Task A_session_ends_when_the_account_changes()
    {
        var accounts = server.Services.GetRequiredService<IAccounts>();
        var account = (await accounts.CreateAsync("leaver", TestServer.Password, AccountRole.Editor, default)).Value;
        using var client = server.Stranger();
        (await TestServer.LogInAsync(client, "leaver", TestServer.Password)).Dispose();
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/jobs")).StatusCode);

        await accounts.ChangeAsync(account.Id, AccountRole.Editor, isDisabled: true, default);

        Assert.Equal(HttpStatusCode.Redirect, (await client.GetAsync("/jobs")).StatusCode);
    }

    [Fact]
    public async Task A_revoked_key_opens_nothing()
    {
        var keys = server.Services.GetRequiredService<IApiKeys>();
        using var program = await server.ProgramAsync(Permissions.Read);
        Assert.Equal(HttpStatusCode.OK, (await program.GetAsync("/api/v1/jobs")).StatusCode);

        foreach (var key in await keys.ListAsync(default))
            await keys.RevokeAsync(key.Id, default);

        using var answer = await program.GetAsync("/api/v1/jobs");
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("web.login_needed", (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString());
    }

    [Fact]
    public async Task The_set_up_page_is_closed_once_somebody_can_log_in()
    {
        using var client = server.Stranger();

        var page = await client.GetStringAsync(server.SetUpUrl);

        Assert.DoesNotContain("Form.Password", page, StringComparison.Ordinal);
    }

    sealed class ManualClock : TimeProvider
    {
        DateTimeOffset now = new(2026, 10, 1, 8, 0, 0, TimeSpan.Zero);

        public void Advance(TimeSpan by) => now += by;

        public override DateTimeOffset GetUtcNow() => now;
    }
}
