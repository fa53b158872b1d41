using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Sinan.Kernel;
using Sinan.Stages.Collect.Contracts;
using Sinan.Stages.Decide.Contracts;
using Sinan.Stages.Deliver.Contracts;
using Sinan.Stages.Listen.Contracts;
using Sinan.Stages.Overview.Features.MakeSample;
using Sinan.Stages.Understand.Contracts;

namespace Sinan.Stages.Overview.Features.RunLoop;

/// <summary>Runs the steps one after another. A step that has nothing to work on is skipped with its reason; a step that fails ends the loop.
/// Safe to run again: imports add nothing twice, and every other step replaces its newest result.</summary>
public sealed class RunLoopHandler(
    MakeSampleHandler sample, IImporter importer, IQuality quality, IBehaviorIndexes indexes, ISegments segments, IGroupComparisons comparisons,
    IFeedbackReader reader, INeeds needs, IDocuments documents, ITemplates templates, ISnapshots snapshots, IDataVersions versions, IWorkspace workspace, TimeProvider clock) : IJobHandler
{
    const string SampleTemplate = "shop";

    public string Kind => RunLoop.JobKind;

    public async Task<Outcome<JsonElement>> RunAsync(JsonElement payload, IProgressSink progress, CancellationToken cancellationToken) =>
        (await HandleAsync(payload.Deserialize<RunLoop>(EvidenceJson.Options)!, progress, cancellationToken)).Map(r => JsonSerializer.SerializeToElement(r, EvidenceJson.Options));

    public async Task<Outcome<LoopAnswer>> HandleAsync(RunLoop request, IProgressSink progress, CancellationToken cancellationToken)
    {
        var run = new Run(clock, progress);
        if (request.SampleDirectory is { } directory)
        {
            run.Start("sample", 0.02);
            var made = await sample.HandleAsync(new MakeSample.MakeSample(directory, request.Seed), cancellationToken);
            if (!made.IsOk)
                return made.Problem;
            // The sample is a shop: it opens with a shop's questions.
            await templates.BeginAsync(SampleTemplate, cancellationToken);
            request = request with { Events = [made.Value.Events], Items = [made.Value.Items], Feedback = [made.Value.Feedback] };
            run.End();
        }

        var imported = new JsonObject();
        foreach (var (kind, files) in new[] { (ImportKind.Items, request.Items), (ImportKind.Events, request.Events), (ImportKind.Users, request.Users), (ImportKind.Feedback, request.Feedback) })
        {
            if (files.IsDefaultOrEmpty)
                continue;
            var name = kind.ToString().ToLowerInvariant();
            var result = await importer.ImportAsync(kind, Request(kind, files, request), run.Start("import." + name, kind == ImportKind.Events ? 0.25 : 0.04), cancellationToken);
            if (!result.IsOk)
                return result.Problem;
            Add(imported, kind, result.Value);
            run.End();
        }

        var quality1 = await quality.ReportAsync(run.Start("quality", 0.12), cancellationToken);
        if (!quality1.IsOk)
            return quality1.Problem;
        run.End();

        run.Start("index", 0.03);
        using (await indexes.OpenAsync(cancellationToken))
            run.End();

        var groups = run.End(await segments.SegmentAsync(new SegmentRequest(Seed: request.Seed), run.Start("segments", 0.2), cancellationToken));
        run.Start("experiment", 0.05);
        var comparison = run.End(await comparisons.CompareAsync(new CompareRequest(), cancellationToken));
        var themes = run.End(await reader.ReadAsync(request.Seed, run.Start("themes", 0.2), cancellationToken));
        var ranked = run.End(await needs.RankAsync(request.Seed, run.Start("needs", 0.06), cancellationToken));
        var written = run.End(await documents.WriteAsync(
            new WriteRequest(request.DocumentsDirectory ?? workspace.PathOf("documents", "-")[..^2]), run.Start("documents", 0.05), cancellationToken));
        if (run.Failure is { } failure)
            return failure;

        var report = run.Report();
        await snapshots.SaveAsync(LoopReport.SnapshotKind, report, await versions.CurrentAsync(cancellationToken), cancellationToken);
        progress.Report(new Phrase("overview.loop.done"), 1);
        return new LoopAnswer(workspace.Root, imported, quality1.Value, groups, comparison, themes, ranked, written?.Documents ?? [], report.Steps, request.SampleDirectory, report.Seconds, request.Seed);
    }

    static ImportRequest Request(ImportKind kind, ImmutableArray<string> files, RunLoop request) => kind switch
    {
        ImportKind.Events => new ImportRequest(files) { Map = request.EventMap, EventName = request.EventName, TimeFormat = request.TimeFormat, NoHeader = request.NoHeader, Columns = request.Columns },
        ImportKind.Feedback => new ImportRequest(files) { Map = request.FeedbackMap },
        _ => new ImportRequest(files),
    };

    /// <summary>The figures of the event import stand at the top, those of the other kinds under their name.</summary>
    static void Add(JsonObject imported, ImportKind kind, ImportResult result)
    {
        var json = JsonSerializer.SerializeToNode(result, EvidenceJson.Options)!.AsObject();
        if (kind != ImportKind.Events)
        {
            imported[kind.ToString().ToLowerInvariant()] = json;
            return;
        }

        foreach (var (key, value) in json)
            imported[key] = value?.DeepClone();
    }

    /// <summary>Keeps time and progress of the steps.</summary>
    sealed class Run(TimeProvider clock, IProgressSink progress)
    {
        readonly List<LoopStep> steps = [];
        readonly long begun = clock.GetTimestamp();
        string name = "";
        long started;
        double done, share;

        public Problem? Failure { get; private set; }

        /// <summary>Begins a step that is worth a share of the whole.</summary>
        public IProgressSink Start(string step, double worth)
        {
            (name, started, done, share) = (step, clock.GetTimestamp(), done + share, worth);
            progress.Report(new Phrase("overview.step." + step), done);
            return new Part(progress, done, worth);
        }

        public void End(Problem? skipped = null) => steps.Add(new LoopStep(name, clock.GetElapsedTime(started).TotalSeconds, skipped));

        /// <summary>Ends a step that may have had nothing to do.</summary>
        public T? End<T>(Outcome<T> outcome)
            where T : class
        {
            End(outcome.IsOk ? null : outcome.Problem);
            if (outcome is { IsOk: false, Problem.Kind: not (ProblemKind.NotEnough or ProblemKind.NotFound or ProblemKind.Invalid) })
                Failure ??= outcome.Problem;
            return outcome.IsOk ? outcome.Value : null;
        }

        public LoopReport Report() => new(clock.GetUtcNow(), [.. steps], clock.GetElapsedTime(begun).TotalSeconds);
    }

    /// <summary>A step's own progress as a part of the whole.</summary>
    sealed class Part(IProgressSink whole, double from, double share) : IProgressSink
    {
        public void Report(Phrase doing, double fraction) => whole.Report(doing, from + share * (double.IsFinite(fraction) ? Math.Clamp(fraction, 0, 1) : 0));
    }
}
