using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.AspNetCore.Http;
using Sinan.Stages.Shared;
using Sinan.Web.Errors;

namespace Sinan.Web.Security;

/// <summary>Turns away changes that another site started, except at the doors that are open to other sites.</summary>
sealed class OtherSites(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        var changes = !HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method) && !HttpMethods.IsOptions(context.Request.Method);
        // Browsers say where a request comes from; programs say nothing. Another port of this machine counts as another site.
        var isElsewhere = context.Request.Headers["Sec-Fetch-Site"].ToString() is not ("" or "same-origin" or "none");
        return changes && isElsewhere && context.GetEndpoint()?.Metadata.GetMetadata<ICorsMetadata>() is null
            ? context.AnswerAsync(WebProblems.OtherSite)
            : next(context);
    }
}
