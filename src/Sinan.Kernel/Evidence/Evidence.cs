using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Sinan.Kernel;

/// <summary>The proof behind one figure: the question, the data, the method, the value and its interval. See DESIGN: every shown figure has one.</summary>
/// <remarks>The id is the hash of everything but <see cref="At"/>, so the same question on the same data gives the same id.</remarks>
public sealed record Evidence
{
    /// <summary>Address: /evidence/{id}.</summary>
    public EvidenceId Id { get; init; }

    /// <summary>Stage that answered, lower case ("understand").</summary>
    public required string Stage { get; init; }

    /// <summary>Use case that answered ("AnswerFunnel").</summary>
    public required string Question { get; init; }

    /// <summary>The parameters of the question as canonical JSON.</summary>
    public required string Parameters { get; init; }

    /// <summary>What the figure says, in words.</summary>
    public required Phrase Statement { get; init; }

    public required DataVersion Data { get; init; }

    /// <summary>Text key of the method's description with its source ("method.wilson").</summary>
    public required string Method { get; init; }

    public required double Value { get; init; }

    /// <summary>How the value is written.</summary>
    public required FactKind Unit { get; init; }

    public Interval? Interval { get; init; }

    /// <summary>Text key saying why there is no interval ("evidence.no_interval.exact_count"); required when <see cref="Interval"/> is null.</summary>
    public string? NoInterval { get; init; }

    /// <summary>Seed of the randomness used; null when none was.</summary>
    public long? Seed { get; init; }

    /// <summary>Users the figure rests on, as a count; never ids.</summary>
    public long? Users { get; init; }

    /// <summary>Sentences (already redacted) that the figure rests on, at most 20.</summary>
    public ImmutableArray<string> Sentences { get; init; } = [];

    /// <summary>Other evidence this one rests on.</summary>
    public ImmutableArray<EvidenceId> RestsOn { get; init; } = [];

    public required string CodeVersion { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>This evidence with its content-addressed id filled in.</summary>
    public Evidence Sealed()
    {
        if (Interval is null && NoInterval is null)
            throw new InvalidOperationException($"The evidence of {Question} has neither an interval nor a reason for having none.");
        var content = this with { Id = default, At = default };
        return this with { Id = EvidenceId.OfContent(JsonSerializer.SerializeToUtf8Bytes(content, EvidenceJson.Options)) };
    }

    /// <summary>The figure as a fact that carries its interval and this evidence.</summary>
    public Fact AsFact(string name) => new() { Name = name, Kind = Unit, Number = Value, Interval = Interval, Evidence = Id };
}

/// <summary>JSON settings for evidence and everything stored: snake case, enums as words, named floating-point literals.</summary>
public static class EvidenceJson
{
    public static JsonSerializerOptions Options { get; } = Create();

    static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
            DictionaryKeyPolicy = null,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
            Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        };
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower));
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
