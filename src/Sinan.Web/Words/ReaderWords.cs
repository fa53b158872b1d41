using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Sinan.Kernel;

namespace Sinan.Web.Words;

/// <summary>The reader's language and theme: cookie (which login fills from the account's wish), else Accept-Language, else English.</summary>
public static class ReaderWords
{
    public const string LanguageCookie = "sinan-lang";
    public const string ThemeCookie = "sinan-theme";

    public static IServiceCollection AddReaderWords(this IServiceCollection services) => services.AddScoped(provider =>
    {
        var context = provider.GetRequiredService<IHttpContextAccessor>().HttpContext;
        return new Localizer(
            provider.GetRequiredService<TextCatalog>(),
            context is null ? Lang.English : LanguageOf(context.Request),
            provider.GetRequiredService<IWorkspace>().Zone);
    });

    public static Lang LanguageOf(HttpRequest request)
    {
        if (Lang.Parse(request.Cookies[LanguageCookie]) is { } chosen)
            return chosen;
        foreach (var wish in request.GetTypedHeaders().AcceptLanguage.OrderByDescending(w => w.Quality ?? 1))
        {
            if (Lang.Parse(wish.Value.Value) is { } known)
                return known;
        }

        return Lang.English;
    }

    /// <summary>"light", "dark" or "auto" (as the system says).</summary>
    public static string ThemeOf(HttpRequest request) => request.Cookies[ThemeCookie] is "light" or "dark" ? request.Cookies[ThemeCookie]! : "auto";

    public static void Remember(HttpResponse response, string cookie, string value) =>
        response.Cookies.Append(cookie, value, new CookieOptions
        {
            MaxAge = TimeSpan.FromDays(365), SameSite = SameSiteMode.Lax, HttpOnly = true, IsEssential = true, Path = "/",
        });
}

/// <summary>Numbers and dates that the framework writes follow the reader's language too.</summary>
sealed class ReaderCulture(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = ReaderWords.LanguageOf(context.Request).Culture;
        return next(context);
    }
}
