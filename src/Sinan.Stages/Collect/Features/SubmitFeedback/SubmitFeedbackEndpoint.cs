using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Cors;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Collect.Contracts;
using Sinan.Stages.Collect.Data.Widgets;
using Sinan.Stages.Collect.Features.CaptureEvents;
using Sinan.Stages.Shared;

namespace Sinan.Stages.Collect.Features.SubmitFeedback;

/// <summary>The addresses that the widget calls from pages of other sites. Who may read an answer is decided by the origins of the widget, not by the general rule for doors.</summary>
static class SubmitFeedbackEndpoint
{
    public static void MapSubmitFeedback(this IEndpointRouteBuilder root)
    {
        root.MapGet("/widget.js", ScriptAsync);
        root.MapGet("/widget/ticket", TicketAsync).WithMetadata(new DisableCorsAttribute());
        root.MapPost("/widget/feedback", SubmitAsync).WithMetadata(new DisableCorsAttribute(), new RequestSizeLimitAttribute(AttachmentRules.MostRequestBytes));
    }

    static async Task ScriptAsync(string? token, HttpContext http, WidgetShelf widgets, WidgetScript script)
    {
        if (await widgets.FindAsync(token, http.RequestAborted) is not { } widget)
        {
            await http.AnswerAsync(CaptureProblems.TokenUnknown, StatusCodes.Status401Unauthorized);
            return;
        }

        http.Response.ContentType = "text/javascript; charset=utf-8";
        http.Response.Headers.CacheControl = "public, max-age=300";
        await http.Response.WriteAsync(script.For(widget), http.RequestAborted);
    }

    static async Task TicketAsync(string? token, HttpContext http, WidgetShelf widgets, FormTickets tickets)
    {
        if (await AdmittedAsync(token, http, widgets))
        {
            http.Response.Headers.CacheControl = "no-store";
            await http.Response.WriteAsync(tickets.Issue(), http.RequestAborted);
        }
    }

    /// <summary>A form as browsers send it without asking first: token, text, rating, user, version, device, website (the trap), ticket, and files.</summary>
    static async Task SubmitAsync(HttpContext http, WidgetShelf widgets, SubmitFeedbackHandler handler)
    {
        var form = http.Request.HasFormContentType ? await http.Request.ReadFormAsync(http.RequestAborted) : FormCollection.Empty;
        if (!await AdmittedAsync(form["token"], http, widgets))
            return;
        var outcome = await handler.HandleAsync(
            new SubmitFeedback(form["token"].ToString(), form["text"])
            {
                Rating = RatingOf(form["rating"]), User = form["user"], Version = form["version"], Device = form["device"], Files = await FormFiles.ReadAsync(form.Files, http.RequestAborted), Trap = form["website"], Ticket = form["ticket"], Address = http.Connection.RemoteIpAddress?.ToString() ?? "",
            },
            http.RequestAborted);
        await outcome.ToResult().ExecuteAsync(http);
    }

    /// <summary>Lets the pages of the widget's sites, and our own, read the answer; turns all others away.</summary>
    static async Task<bool> AdmittedAsync(string? token, HttpContext http, WidgetShelf widgets)
    {
        if (await widgets.FindAsync(token, http.RequestAborted) is not { } widget)
        {
            await http.AnswerAsync(CaptureProblems.TokenUnknown, StatusCodes.Status401Unauthorized);
            return false;
        }

        var origin = http.Request.Headers.Origin.ToString();
        http.Response.Headers.Vary = "Origin";
        // Browsers leave the origin out of reading requests to the page's own site.
        if (widget.Allows(origin) || origin == $"{http.Request.Scheme}://{http.Request.Host}" || origin.Length == 0 && http.Request.Headers["Sec-Fetch-Site"] == "same-origin")
        {
            if (origin.Length > 0)
                http.Response.Headers.AccessControlAllowOrigin = origin;
            return true;
        }

        await http.AnswerAsync(new Problem("collect.widget_origin", ProblemKind.Forbidden, Fact.Of("origin", origin.Length == 0 ? "–" : origin)));
        return false;
    }

    /// <summary>What is no whole number counts as out of range.</summary>
    static int? RatingOf(string? text) => string.IsNullOrEmpty(text) ? null : int.TryParse(text, CultureInfo.InvariantCulture, out var rating) ? rating : 0;
}
