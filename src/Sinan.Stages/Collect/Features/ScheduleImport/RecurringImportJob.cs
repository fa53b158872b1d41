using System.Text.Json;
using Sinan.Kernel;
using Sinan.Stages.Collect.Contracts;
using Sinan.Stages.Collect.Data.Sources;
using Sinan.Stages.Listen.Contracts;

namespace Sinan.Stages.Collect.Features.ScheduleImport;

/// <summary>Fetches the source of a recurring import and imports it. Rows that are there already are not added again.</summary>
public sealed class RecurringImportJob(RecurringSource source, SourceStamps stamps, IImporter importer, IQuality quality, IAlertWatch alerts) : IJobHandler
{
    public const string JobKind = "RecurringImport";

    public string Kind => JobKind;

    public async Task<Outcome<JsonElement>> RunAsync(JsonElement payload, IProgressSink progress, CancellationToken cancellationToken)
    {
        var work = payload.Deserialize<RecurringWork>(EvidenceJson.Options)!;
        var fetched = await source.FetchAsync(work, cancellationToken);
        if (!fetched.IsOk)
            return fetched.Problem;
        var (files, isCopy, stamp) = fetched.Value;
        if (files.IsEmpty)
            return JsonSerializer.SerializeToElement(ImportResult.NothingNew(work.Name, work.Kind), EvidenceJson.Options);
        var request = work.Reading with { Files = files, SourceName = work.Name, DeleteAfterCommit = isCopy };
        var outcome = await importer.ImportAsync(work.Kind, request, progress, cancellationToken);
        if (outcome.IsOk)
        {
            if (stamp is not null)
                await stamps.SaveAsync(work.Name, stamp, cancellationToken);
            await quality.ReportAsync(progress, cancellationToken);
        }
        else if (isCopy)
            RecurringSource.Forget(files);
        if (outcome.IsOk && work.Kind == ImportKind.Feedback)
            await alerts.CheckSoonAsync(cancellationToken);
        return outcome.Map(result => JsonSerializer.SerializeToElement(result, EvidenceJson.Options));
    }
}

/// <summary>What a recurring import works on.</summary>
public sealed record RecurringWork(string Name, string Source, ImportKind Kind, ImportRequest Reading, bool AllowsLoopback = false);
