using System.Globalization;
using System.Text.Json;
using Sinan.Kernel;

namespace Sinan.Stages.Listen.Features.HearSurvey;

/// <summary>Hears a survey after answers have come in.</summary>
public sealed class HearSurveyJob(HearSurveyHandler handler) : IJobHandler
{
    public const string JobKind = "HearSurvey";

    /// <summary>One at a time for each survey: many answers in a row are heard together.</summary>
    public static string KeyOf(long survey) => string.Create(CultureInfo.InvariantCulture, $"hear-survey:{survey}");

    public string Kind => JobKind;

    public async Task<Outcome<JsonElement>> RunAsync(JsonElement payload, IProgressSink progress, CancellationToken cancellationToken) =>
        (await handler.HandleAsync(payload.Deserialize<HearSurvey>(EvidenceJson.Options)!, cancellationToken)).Map(heard => JsonSerializer.SerializeToElement(heard, EvidenceJson.Options));
}
