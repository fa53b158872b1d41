using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Sinan.Kernel;
using Sinan.Web.Endpoints;
using Sinan.Web.Words;

namespace Sinan.Web.Security;

static class SignIn
{
    /// <summary>Starts a session and brings the account's language and theme along.</summary>
    public static async Task AsAsync(HttpContext context, Account account, ISettings settings)
    {
        const string scheme = CookieAuthenticationDefaults.AuthenticationScheme;
        await context.SignInAsync(scheme, Claims.Of(account, scheme), new AuthenticationProperties { IsPersistent = true });
        var wish = await ReaderPreferences.FindAsync(settings, account.Id, context.RequestAborted);
        if (wish?.Lang is { } lang)
            ReaderWords.Remember(context.Response, ReaderWords.LanguageCookie, lang);
        if (wish?.Theme is { } theme)
            ReaderWords.Remember(context.Response, ReaderWords.ThemeCookie, theme);
    }
}
