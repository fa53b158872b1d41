using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Sinan.Stages.Overview.Features.ShowOverview;

/// <summary>When this reader was here before, kept in a cookie of the browser: when the last visit ended, and when the page was last opened.</summary>
static class LastVisit
{
    const string Cookie = "sinan-visit";

    /// <summary>A page opened within this time belongs to the same visit.</summary>
    static readonly TimeSpan Break = TimeSpan.FromHours(1);

    /// <summary>The end of the visit before this one; null on the first. Notes this opening.</summary>
    public static DateTimeOffset? Note(HttpContext http, DateTimeOffset now)
    {
        var (before, opened) = Read(http.Request.Cookies[Cookie]);
        if (opened is { } last && now - last > Break)
            before = last;
        http.Response.Cookies.Append(
            Cookie, string.Create(CultureInfo.InvariantCulture, $"{before?.ToUnixTimeSeconds()}.{now.ToUnixTimeSeconds()}"),
            new CookieOptions { MaxAge = TimeSpan.FromDays(365), SameSite = SameSiteMode.Lax, HttpOnly = true, IsEssential = true, Path = "/" });
        return before;
    }

    static (DateTimeOffset? Before, DateTimeOffset? Opened) Read(string? cookie) =>
        cookie?.Split('.') is [var before, var opened] ? (Time(before), Time(opened)) : (null, null);

    static DateTimeOffset? Time(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds <= DateTimeOffset.MaxValue.ToUnixTimeSeconds() ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;
}
