using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Sinan.Kernel;

namespace Sinan.Web.Security;

/// <summary>Who may do what: people by a session cookie, programs by an API key, everything closed unless it says otherwise.</summary>
static class SecurityServices
{
    const string Scheme = "sinan";

    public static IServiceCollection AddSinanSecurity(this IServiceCollection services, string workspace)
    {
        services.AddSingleton<LoginThrottle>();
        services.AddScoped<SessionCookie>();
        services.AddDataProtection()
            .SetApplicationName("sinan")
            .PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(workspace, "keys", "session")));
        services.AddAuthentication(Scheme)
            .AddPolicyScheme(Scheme, Scheme, policy => policy.ForwardDefaultSelector = context =>
                context.Request.Headers.ContainsKey("Authorization") ? ApiKeyLogin.Scheme : CookieAuthenticationDefaults.AuthenticationScheme)
            .AddScheme<AuthenticationSchemeOptions, ApiKeyLogin>(ApiKeyLogin.Scheme, null)
            .AddCookie(cookie =>
            {
                cookie.Cookie.Name = "sinan-session";
                cookie.Cookie.HttpOnly = true;
                cookie.Cookie.SameSite = SameSiteMode.Lax;
                cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
                cookie.ExpireTimeSpan = TimeSpan.FromDays(14);
                cookie.SlidingExpiration = true;
                cookie.LoginPath = "/login";
                cookie.AccessDeniedPath = "/forbidden";
                cookie.ReturnUrlParameter = "to";
                cookie.EventsType = typeof(SessionCookie);
            });
        services.AddAuthorizationBuilder()
            .AddPolicy(Permissions.Read, policy => policy.RequireClaim(Claims.Permission, Permissions.Read))
            .AddPolicy(Permissions.Write, policy => policy.RequireClaim(Claims.Permission, Permissions.Write))
            .AddPolicy(Permissions.Admin, policy => policy.RequireClaim(Claims.Permission, Permissions.Admin))
            .AddPolicy(Permissions.Capture, policy => policy.RequireClaim(Claims.Permission, Permissions.Capture))
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        services.AddCors();
        services.AddAntiforgery(form =>
        {
            form.Cookie.Name = "sinan-form";
            form.Cookie.HttpOnly = true;
            form.Cookie.SameSite = SameSiteMode.Strict;
            form.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            form.SuppressXFrameOptionsHeader = true;
        });
        return services;
    }
}
