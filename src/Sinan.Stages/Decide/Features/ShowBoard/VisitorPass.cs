using System.Globalization;
using Microsoft.AspNetCore.Http;
using Sinan.Stages.Decide.Data.Ideas;

namespace Sinan.Stages.Decide.Features.ShowBoard;

/// <summary>What the browser of a visitor keeps: who it votes as, and when it looked at the board last.</summary>
public sealed class VisitorPass(Voters voters, TimeProvider clock)
{
    const string PassCookie = "sinan.ideas", SeenCookie = "sinan.ideas.seen";

    /// <summary>Null for a new visitor.</summary>
    public string? VoterOf(HttpContext http) => voters.OfPass(http.Request.Cookies[PassCookie]);

    /// <summary>The visitor's own voice, a new one where there is none yet.</summary>
    public string Ensure(HttpContext http)
    {
        if (VoterOf(http) is { } known)
            return known;
        var pass = voters.NewPass();
        Keep(http, PassCookie, pass);
        return voters.OfPass(pass)!;
    }

    /// <summary>When the visitor looked last; notes that it is looking now.</summary>
    public DateTimeOffset? Look(HttpContext http)
    {
        var last = long.TryParse(http.Request.Cookies[SeenCookie], NumberStyles.None, CultureInfo.InvariantCulture, out var ms) && ms < DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
            ? DateTimeOffset.FromUnixTimeMilliseconds(ms) : (DateTimeOffset?)null;
        Keep(http, SeenCookie, clock.GetUtcNow().ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture));
        return last;
    }

    void Keep(HttpContext http, string name, string value) => http.Response.Cookies.Append(name, value, new CookieOptions
    {
        HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps, Path = "/ideas", Expires = clock.GetUtcNow().AddYears(1), IsEssential = true,
    });
}
