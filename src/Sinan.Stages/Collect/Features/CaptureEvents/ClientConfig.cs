namespace Sinan.Stages.Collect.Features.CaptureEvents;

/// <summary>What a client is told about its project: what can be sent packed, and that everything which is not taken here is off.</summary>
/// <param name="Token">The project's token.</param>
/// <param name="SupportedCompression">How bodies may be packed.</param>
/// <param name="HasFeatureFlags">No flags are served.</param>
/// <param name="Autocapture_opt_out">The client's own setting decides about clicks.</param>
/// <param name="SessionRecording">Recordings of the screen are not taken.</param>
/// <param name="Surveys">Nor surveys,</param>
/// <param name="Heatmaps">maps of clicks,</param>
/// <param name="CapturePerformance">timings of the browser,</param>
/// <param name="CaptureDeadClicks">clicks without effect</param>
/// <param name="AutocaptureExceptions">and errors of the page by themselves.</param>
/// <param name="SiteApps">No scripts of others.</param>
/// <param name="DefaultIdentifiedOnly">Anonymous events carry no profile.</param>
sealed record ClientConfig(
    string Token, string[] SupportedCompression, bool HasFeatureFlags, bool Autocapture_opt_out, bool SessionRecording, bool Surveys, bool Heatmaps,
    bool CapturePerformance, bool CaptureDeadClicks, bool AutocaptureExceptions, string[] SiteApps, bool DefaultIdentifiedOnly)
{
    public static string[] Compressions { get; } = ["gzip", "gzip-js", "base64"];

    public static ClientConfig Of(string token) => new(token, Compressions, false, false, false, false, false, false, false, false, [], true);
}
