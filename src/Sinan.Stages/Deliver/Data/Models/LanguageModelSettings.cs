using Sinan.Kernel;

namespace Sinan.Stages.Deliver.Data.Models;

/// <summary>The large model that drafts prose: an OpenAI-compatible address with its model, https://:KEY@host/v1?model=NAME. Off unless the operator sets it.</summary>
/// <param name="Service">Address, key and model; null when nothing is sent anywhere.</param>
public sealed record LanguageModelSettings(ServiceAddress? Service)
{
    /// <summary>Environment variable with the address.</summary>
    public const string Variable = "SINAN_MODEL";

    /// <summary>How long an answer may take from the first byte sent to the last one read; 90 s by default.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(90);

    /// <summary>A line without a model names none, so it is off.</summary>
    public static LanguageModelSettings Parse(string? text) => new(ServiceAddress.Parse(text) is { Model: not null } service ? service : null);
}
