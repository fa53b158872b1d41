using Sinan.Kernel;

namespace Sinan.Stages.Listen.Data.Transcription;

/// <summary>The service that writes down what is said in recordings: an OpenAI-compatible address, https://:KEY@host/v1?model=whisper-1. Off unless the operator sets it; the key stays in the environment, so no backup has it.</summary>
/// <param name="Endpoint">Address of "audio/transcriptions" without key and model; null when nothing is sent anywhere.</param>
/// <param name="Key">Bearer token; null when the service wants none.</param>
/// <param name="Model">Model asked for.</param>
public sealed record TranscriptionSettings(Uri? Endpoint, string? Key, string Model)
{
    /// <summary>Environment variable with the address.</summary>
    public const string Variable = "SINAN_TRANSCRIPTION";

    const string DefaultModel = "whisper-1";

    public static TranscriptionSettings Off { get; } = new(null, null, DefaultModel);

    public bool IsOn => Endpoint is not null;

    public static TranscriptionSettings Parse(string? text) =>
        ServiceAddress.Parse(text) is { } service ? new TranscriptionSettings(service.At("audio/transcriptions"), service.Key, service.Model ?? DefaultModel) : Off;
}
