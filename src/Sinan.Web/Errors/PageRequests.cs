using Microsoft.AspNetCore.Http;

namespace Sinan.Web.Errors;

static class PageRequests
{
    /// <summary>Whether the request comes from somebody who reads pages, not from a program.</summary>
    public static bool WantsPage(this HttpContext context) =>
        !context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal) && !context.Request.Path.StartsWithSegments("/healthz", StringComparison.Ordinal);
}
