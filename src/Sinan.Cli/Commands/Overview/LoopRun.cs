using System.Text.Json;
using System.Text.Json.Nodes;
using Sinan.Cli.Serving;
using Sinan.Kernel;
using Sinan.Stages.Decide.Features.RankNeeds;
using Sinan.Stages.Overview.Features.RunLoop;

namespace Sinan.Cli.Commands.Overview;

/// <summary>Runs the loop as a job of the workspace, prints what it found, and serves the workspace unless told not to.</summary>
static class LoopRun
{
    const int ShownNeeds = 5;

    public static async Task<int> RunAsync(CommandContext context, Func<IWorkspace, RunLoop> request, bool serve, int port, CancellationToken cancellationToken)
    {
        var services = await context.WorkspaceAsync(create: true, cancellationToken);
        var payload = request(services.GetRequiredService<IWorkspace>()) with { Seed = context.Options.Seed };
        var result = await services.GetRequiredService<IJobs>().RunNowAsync(RunLoop.JobKind, payload, null, context.Progress, cancellationToken);
        if (!result.IsOk)
            return context.Fail(result.Problem);
        var found = result.Value.Deserialize<LoopAnswer>(EvidenceJson.Options)!;
        var url = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}");
        if (context.Options.Json)
            context.Io.Out.WriteLine(Json(found, serve ? url : null, context.Words).ToJsonString(EvidenceJson.Options));
        else
            Write(found, context.Words, context.Io.Out);
        await context.Io.Out.FlushAsync(cancellationToken);
        return serve ? await ServedWorkspace.RunAsync(context, [url], create: false, cancellationToken) : 0;
    }

    static JsonObject Json(LoopAnswer found, string? url, Localizer words)
    {
        var json = JsonSerializer.SerializeToNode(found, EvidenceJson.Options)!.AsObject();
        json["needs"] = found.Needs is null ? new JsonArray() : JsonSerializer.SerializeToNode(NeedsAnswer.Of(found.Needs, words).Needs, EvidenceJson.Options);
        json["url"] = url;
        return json;
    }

    static void Write(LoopAnswer found, Localizer words, TextWriter output)
    {
        var rows = found.Import["rows_imported"]?.GetValue<long>() ?? 0;
        if (rows > 0)
            output.WriteLine(words["cli.loop.import", Fact.Count("rows", rows), Fact.Count("rejected", Sum(found.Import["rejected"]))]);
        output.WriteLine(words["cli.loop.quality", Fact.Decimal("score", found.Quality.Score), Fact.Count("findings", found.Quality.Findings.Length)]);
        if (found.Segments is { } segments)
            output.WriteLine(words["cli.loop.segments", Fact.Of("answer", segments.Answer)]);
        if (found.Comparison is { } comparison)
            output.WriteLine(words["cli.loop.experiment", Fact.Of("answer", comparison.Answer)]);
        if (found.Themes is { } themes)
            output.WriteLine(words["cli.loop.themes", Fact.Count("comments", themes.Comments), Fact.Count("themes", themes.Themes.Length), Fact.Share("negative", themes.NegativeShare.Value)]);
        if (found.Needs is { } needs)
        {
            output.WriteLine(words["cli.loop.needs", Fact.Of("answer", needs.Answer)]);
            foreach (var need in needs.Needs.Take(ShownNeeds))
                output.WriteLine("  " + words["cli.decide.needs.line", Fact.Count("rank", need.Rank), Fact.Of("title", need.Title), Fact.Decimal("score", need.Score.Value).Between(need.Score.Low, need.Score.High), Fact.Share("top", need.TopThree), Fact.Count("reach", need.Reach.Value)]);
        }

        foreach (var step in found.Steps.Where(s => s.Skipped is not null))
            output.WriteLine(words["cli.loop.skipped", Fact.Of("step", new Phrase("overview.step." + step.Name)), Fact.Of("reason", step.Skipped!.Phrase)]);
        foreach (var file in found.Documents.Where(d => d.Language == words.Lang.Code))
            output.WriteLine(words["cli.loop.document", Fact.Of("title", file.Title), Fact.Of("path", file.Path)]);
        output.WriteLine(words["cli.loop.done", Fact.Duration("seconds", found.Seconds), Fact.Of("workspace", found.Workspace)]);
    }

    static long Sum(JsonNode? counts) => counts is JsonObject reasons ? reasons.Sum(r => r.Value?.GetValue<long>() ?? 0) : 0;
}
