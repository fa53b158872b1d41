using Microsoft.AspNetCore.Http;
using Sinan.Stages.Shared;
using Sinan.Web.Errors;

namespace Sinan.Web.Security;

/// <summary>Tells browsers what a page of Sinan may do, and turns away changes that another site started.</summary>
sealed class SecurityHeaders(RequestDelegate next)
{
    // Scripts only from our own files, none inline. Style attributes are allowed because charts place their hints with them; style elements are not.
    const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self'; " +
        "connect-src 'self'; form-action 'self'; base-uri 'self'; frame-ancestors 'none'; manifest-src 'self'";

    public Task InvokeAsync(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XFrameOptions = "DENY";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()";

        var changes = !HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method) && !HttpMethods.IsOptions(context.Request.Method);
        // Browsers say where a request comes from; programs say nothing. Another port of this machine counts as another site.
        return changes && context.Request.Headers["Sec-Fetch-Site"].ToString() is not ("" or "same-origin" or "none")
            ? context.AnswerAsync(WebProblems.OtherSite)
            : next(context);
    }
}
