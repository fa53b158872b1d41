using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Sinan.Kernel;
using Sinan.Stages.Shared;
using Sinan.Web.Errors;

namespace Sinan.Web.Security;

/// <summary>Checks each request's session against the account, so that a changed password, role or a disabled account ends sessions at once.</summary>
sealed class SessionCookie(IAccounts accounts) : CookieAuthenticationEvents
{
    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        var account = context.Principal?.AccountId() is { } id ? await accounts.FindAsync(id, context.HttpContext.RequestAborted) : null;
        if (account is null || account.IsDisabled || account.Stamp != context.Principal!.FindFirstValue(Claims.Stamp))
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        }
    }

    public override Task RedirectToLogin(RedirectContext<CookieAuthenticationOptions> context) =>
        context.HttpContext.WantsPage()
            ? base.RedirectToLogin(context)
            : context.HttpContext.AnswerAsync(WebProblems.LoginNeeded, StatusCodes.Status401Unauthorized);

    public override Task RedirectToAccessDenied(RedirectContext<CookieAuthenticationOptions> context)
    {
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }
}
