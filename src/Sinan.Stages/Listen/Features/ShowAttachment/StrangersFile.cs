using Microsoft.AspNetCore.Http;
using Sinan.Kernel;
using Sinan.Stages.Shared;

namespace Sinan.Stages.Listen.Features.ShowAttachment;

/// <summary>A stranger's file as an answer to a browser.</summary>
static class StrangersFile
{
    /// <summary>The bytes with the type that they were recognised as, in parts where players ask for them.</summary>
    /// <remarks>Opened by itself it is shut into a sandbox without scripts, and no browser guesses another type (nosniff is set for every answer).</remarks>
    public static IResult ToFile(this Outcome<ShownAttachment> outcome, HttpContext http)
    {
        if (!outcome.IsOk)
            return outcome.Problem.ToResult();
        http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        http.Response.Headers.CacheControl = "private, no-cache";
        http.Response.Headers.ContentDisposition = "inline";
        http.Response.Headers["Cross-Origin-Resource-Policy"] = "same-origin";
        return Results.Stream(outcome.Value.Content, outcome.Value.Media, enableRangeProcessing: true);
    }
}
