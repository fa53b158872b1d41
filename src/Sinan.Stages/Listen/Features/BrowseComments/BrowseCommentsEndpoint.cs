using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Shared;

namespace Sinan.Stages.Listen.Features.BrowseComments;

static class BrowseCommentsEndpoint
{
    const int RowsPerRead = 5_000;

    /// <summary>GET /api/v1/listen/comments with the filters of the page; …/comments.csv has all pages in one file.</summary>
    public static void MapBrowseComments(this RouteGroupBuilder api)
    {
        api.MapGet("/comments", async ([AsParameters] CommentsQuery query, BrowseCommentsHandler handler, CancellationToken cancellationToken) =>
                (await handler.HandleAsync(query.Request, cancellationToken)).ToResult())
            .RequireAuthorization(Permissions.Read).WithName(nameof(BrowseComments));
        api.MapGet("/comments.csv", ExportAsync).RequireAuthorization(Permissions.Read).WithName("ExportComments");
    }

    static async Task ExportAsync([AsParameters] CommentsQuery query, HttpContext http, BrowseCommentsHandler handler)
    {
        var request = query.Request with { Most = RowsPerRead };
        var page = await handler.HandleAsync(request, http.RequestAborted);
        if (!page.IsOk)
        {
            await http.AnswerAsync(page.Problem);
            return;
        }

        http.Response.ContentType = "text/csv; charset=utf-8";
        http.Response.Headers.ContentDisposition = "attachment; filename=comments.csv";
        // The byte order mark lets spreadsheets read Han.
        await http.Response.WriteAsync("\uFEFFno,time,source,rating,sentiment,theme,kind,version,device,segment,text\r\n", Encoding.UTF8, http.RequestAborted);
        while (true)
        {
            await http.Response.WriteAsync(
                Csv.Write(page.Value.Comments.Select(c => new object?[] { c.No, c.Time, c.Source, c.Rating, c.Sentiment, c.ThemeName, c.Kind, c.Version, c.Device, c.Segment?.Value, c.Text })),
                Encoding.UTF8, http.RequestAborted);
            if (page.Value.Next is not { } next)
                return;
            page = await handler.HandleAsync(request with { After = next }, http.RequestAborted);
            if (!page.IsOk)
                return;
        }
    }
}

/// <summary>The filters as they stand in an address.</summary>
sealed record CommentsQuery(
    string? Text, string? Source, string? Theme, string? Label, string? Feeling, double? Rating, DateOnly? From, DateOnly? To, string? After, string? Version, string? Device, string? Segment,
    string? Also, string? Aspect)
{
    public BrowseComments Request => new()
    {
        Text = Text, Also = Also, Source = Source, Theme = Theme, Label = Label, Feeling = Feeling, Rating = Rating, From = From, To = To, After = After, Version = Version, Device = Device, Segment = Segment,
        Aspect = Aspect,
    };
}
