using System.Text.Json;
using Sinan.Kernel;
using Sinan.Stages.Collect.Contracts;
using Sinan.Stages.Listen.Contracts;

namespace Sinan.Stages.Collect.Features.QueueImport;

/// <summary>What an import job works on.</summary>
public sealed record ImportWork(ImportKind Kind, ImportRequest Files);

/// <summary>Imports files in the background, examines the data anew and has new comments watched. Running it again adds nothing twice.</summary>
public sealed class ImportJob(IImporter importer, IQuality quality, IAlertWatch alerts) : IJobHandler
{
    public const string JobKind = "ImportFiles";

    public string Kind => JobKind;

    public async Task<Outcome<JsonElement>> RunAsync(JsonElement payload, IProgressSink progress, CancellationToken cancellationToken)
    {
        var work = payload.Deserialize<ImportWork>(EvidenceJson.Options)!;
        var outcome = await importer.ImportAsync(work.Kind, work.Files, progress, cancellationToken);
        if (outcome.IsOk)
            await quality.ReportAsync(progress, cancellationToken);
        if (outcome.IsOk && work.Kind == ImportKind.Feedback)
            await alerts.CheckSoonAsync(cancellationToken);
        return outcome.Map(result => JsonSerializer.SerializeToElement(result, EvidenceJson.Options));
    }
}
