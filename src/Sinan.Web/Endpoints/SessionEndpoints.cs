using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Shared;
using Sinan.Web.Words;

namespace Sinan.Web.Endpoints;

/// <summary>Small forms of the frame around pages: leave, language, theme. Form parameters make the framework ask for the antiforgery token.</summary>
static class SessionEndpoints
{
    public static void MapSession(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/logout", async (HttpContext context, [FromForm] string? to) =>
        {
            await context.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
            return Results.LocalRedirect("/login");
        }).WithName("LogOut").RequireAuthorization();

        routes.MapPost("/preferences", async (HttpContext context, ISettings settings, [FromForm] string? lang, [FromForm] string? theme, [FromForm] string? to, CancellationToken cancellationToken) =>
        {
            if (Lang.Parse(lang) is { } chosen)
                ReaderWords.Remember(context.Response, ReaderWords.LanguageCookie, chosen.Code);
            if (theme is "light" or "dark" or "auto")
                ReaderWords.Remember(context.Response, ReaderWords.ThemeCookie, theme);
            if (context.User.AccountId() is { } account)
                await ReaderPreferences.ChangeAsync(settings, account, p => new ReaderPreferences(Lang.Parse(lang)?.Code ?? p.Lang, theme ?? p.Theme), cancellationToken);
            return Results.LocalRedirect(LocalPath.OrHome(to));
        }).WithName("ChangePreferences").AllowAnonymous();
    }
}

/// <summary>What an account chose, remembered over devices.</summary>
/// <param name="Lang">Language code; null = not chosen.</param>
/// <param name="Theme">"light", "dark" or "auto"; null = not chosen.</param>
public sealed record ReaderPreferences(string? Lang, string? Theme)
{
    public static Task<ReaderPreferences?> FindAsync(ISettings settings, long account, CancellationToken cancellationToken) =>
        settings.FindAsync<ReaderPreferences>(Key(account), cancellationToken);

    public static Task ChangeAsync(ISettings settings, long account, Func<ReaderPreferences, ReaderPreferences> change, CancellationToken cancellationToken) =>
        settings.ChangeAsync<ReaderPreferences>(Key(account), old => change(old ?? new ReaderPreferences(null, null)), cancellationToken);

    static string Key(long account) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"web.preferences.{account}");
}

/// <summary>Keeps redirects inside this server.</summary>
static class LocalPath
{
    public static string OrHome(string? path) =>
        path is ['/', not ('/' or '\\'), ..] && !path.AsSpan().ContainsAnyInRange('\0', '\u001F') ? path : "/";
}
