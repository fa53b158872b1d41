using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Sinan.Kernel;

namespace Sinan.Tests.Web;

/// <summary>Walks every route that the server knows.</summary>
[Collection("server")]
public sealed partial class RouteTableTests(TestServer server)
{
    /// <summary>What strangers may reach: login itself, health, static files, the language of the login page, a survey and the board of ideas by their secret links, and the form for feedback, which checks its token.</summary>
    static readonly string[] Open = ["/login", "/set-up", "/preferences", "/s/x", "/healthz/live", "/healthz/ready", "/feedback/x", "/ideas/x", "/ideas/x/1"];

    /// <summary>Addresses of PostHog's clients and of the widget for feedback: open to strangers, each checks the project token by itself.</summary>
    static readonly string[] Doors = ["/array/x/config", "/array/x/config.js", "/batch", "/capture", "/e", "/flags", "/i/v0/e", "/track", "/widget.js", "/widget/feedback", "/widget/ticket"];

    [Fact]
    public void Only_the_listed_routes_are_open_to_strangers()
    {
        var open = Routes().Where(r => r.Endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null).Select(r => r.Path).Where(p => !p.StartsWith("/_content/", StringComparison.Ordinal));

        Assert.Equal(Open.Concat(Doors).Order(StringComparer.Ordinal), open.Distinct().Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("phc_unknown")]
    [InlineData("sk_aaaaaaaa_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    public async Task Every_door_turns_away_unknown_tokens(string token)
    {
        using var client = server.Stranger();
        foreach (var door in Doors.Where(d => token.Length > 0 || !d.StartsWith("/array", StringComparison.Ordinal)))
        {
            using var answer = door.StartsWith("/array", StringComparison.Ordinal) || door is "/widget.js" or "/widget/ticket"
                ? await client.GetAsync(door.Replace("/x/", $"/{token}/", StringComparison.Ordinal) + "?token=" + token)
                : await client.PostAsync(door, new StringContent($$"""{"api_key":"{{token}}","event":"view","distinct_id":"a"}"""));

            Assert.Equal((door, HttpStatusCode.Unauthorized, "application/problem+json"), (door, answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        }
    }

    [Fact]
    public async Task A_key_that_may_only_read_opens_no_door()
    {
        var reader = (await server.Services.GetRequiredService<IApiKeys>().IssueAsync("reader", [Permissions.Read], default)).Value.Secret;
        using var client = server.Stranger();

        using var answer = await client.PostAsync("/batch/", new StringContent($$"""{"api_key":"{{reader}}","batch":[{"event":"view","distinct_id":"a"}]}"""));

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task Every_other_route_turns_strangers_away()
    {
        using var client = server.Stranger();
        var faults = new List<string>();
        foreach (var (path, method, endpoint) in Closed())
        {
            using var answer = await client.SendAsync(Request(path, method, endpoint));
            var isLogin = answer.StatusCode == HttpStatusCode.Redirect && answer.Headers.Location!.ToString().Contains("/login?", StringComparison.Ordinal);
            if (answer.StatusCode is not (HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden) && !isLogin)
                faults.Add($"{method} {path}: {(int)answer.StatusCode}");
            if (path.StartsWith("/api/", StringComparison.Ordinal) && answer.Content.Headers.ContentType?.MediaType != "application/problem+json")
                faults.Add($"{method} {path}: {answer.Content.Headers.ContentType}");
        }

        Assert.Empty(faults);
    }

    [Fact]
    public async Task Every_route_turns_away_whoever_lacks_its_permission()
    {
        using var viewer = await server.PersonAsync(AccountRole.Viewer);
        using var writer = await server.ProgramAsync(Permissions.Write);
        var faults = new List<string>();
        foreach (var (path, method, endpoint) in Closed())
        {
            var policies = endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Select(a => a.Policy).OfType<string>().Distinct().ToList();
            if (policies.Count == 0)
            {
                // Leaving needs a login and nothing more; the build output's own file fallback stands behind the same rule.
                if (path != "/logout" && endpoint.DisplayName?.StartsWith("Fallback {**path:file}", StringComparison.Ordinal) != true)
                    faults.Add($"{method} {path} names no permission ({endpoint.DisplayName})");
                continue;
            }

            // A key that may only write may not read; a viewer may only read.
            using var answer = await (policies is [Permissions.Read] ? writer : viewer).SendAsync(Request(path, method, endpoint));
            if (answer.StatusCode != HttpStatusCode.Forbidden)
                faults.Add($"{method} {path} ({string.Join(' ', policies)}): {(int)answer.StatusCode}");
        }

        Assert.Empty(faults);
    }

    [Fact]
    public async Task Every_form_without_a_token_is_refused()
    {
        using var admin = await server.PersonAsync(AccountRole.Admin);
        var faults = new List<string>();
        foreach (var (path, method, endpoint) in Routes().Where(r => r.Method == HttpMethod.Post))
        {
            var isForm = endpoint.Metadata.GetMetadata<ComponentTypeMetadata>() is not null || endpoint.Metadata.GetMetadata<IAntiforgeryMetadata>() is { RequiresValidation: true };
            if (!isForm)
                continue;
            using var answer = await admin.PostAsync(path, new FormUrlEncodedContent([KeyValuePair.Create("_handler", "any")]));
            if (answer.StatusCode != HttpStatusCode.BadRequest)
                faults.Add($"{method} {path}: {(int)answer.StatusCode}");
        }

        Assert.Empty(faults);
    }

    [Fact]
    public void Every_route_of_the_API_has_a_name_of_its_own()
    {
        var names = Routes().Where(r => r.Path.StartsWith("/api/v1/", StringComparison.Ordinal) && !r.Path.EndsWith("openapi.json", StringComparison.Ordinal))
            .Select(r => (r.Path, Name: r.Endpoint.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName)).ToList();

        Assert.DoesNotContain(names, n => n.Name is null);
        Assert.Equal(names.Count, names.Select(n => n.Name).Distinct().Count());
    }

    IEnumerable<(string Path, HttpMethod Method, RouteEndpoint Endpoint)> Closed() =>
        Routes().Where(r => r.Endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null);

    IEnumerable<(string Path, HttpMethod Method, RouteEndpoint Endpoint)> Routes() =>
        from endpoint in server.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"]
        select (Filled(endpoint.RoutePattern.RawText ?? ""), new HttpMethod(method), endpoint);

    /// <summary>A request with an empty body of the kind the route takes: with another kind routing would not find it.</summary>
    static HttpRequestMessage Request(string path, HttpMethod method, Endpoint endpoint)
    {
        var request = new HttpRequestMessage(method, path);
        if (endpoint.Metadata.GetMetadata<IAcceptsMetadata>()?.ContentTypes is [var type, ..])
            request.Content = new StringContent("{}", System.Text.Encoding.UTF8, type);
        return request;
    }

    /// <summary>A route template with a value for each parameter.</summary>
    static string Filled(string template)
    {
        var path = Parameter().Replace(template, match => match.Value.Contains(":long", StringComparison.Ordinal) || match.Value.Contains(":int", StringComparison.Ordinal) ? "1" : match.Value.Contains("documentName", StringComparison.Ordinal) ? "v1" : "x");
        return "/" + path.TrimStart('/');
    }

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Parameter();
}
