using System.Text.Json.Serialization;

namespace Sinan.Stages.Understand.Features.AnswerPaths;

/// <summary>Which ways do users take?</summary>
/// <param name="Start">Event where a path begins; null = the first event of a session.</param>
/// <param name="End">Event where a path ends. Alone, the paths that lead to it are read backwards.</param>
public sealed record AnswerPaths(string? Start = null, string? End = null)
{
    public const long DefaultGapMs = 1_800_000;

    /// <summary>A pause longer than this ends a session ("30m").</summary>
    public string Gap { get; init; } = "30m";

    /// <summary>Length of time that a path spans, instead of a session; null = the session.</summary>
    public string? Within { get; init; }

    /// <summary>Steps of a path, 1 … 10.</summary>
    public int Depth { get; init; } = 5;

    /// <summary>Events told apart at each step, 1 … 14.</summary>
    public int Top { get; init; } = 6;

    /// <summary>Counts an event directly after itself as a step.</summary>
    public bool KeepRepeats { get; init; }

    /// <summary>Leaves out events that the path holds already.</summary>
    public bool NoCycles { get; init; }

    /// <summary>Paths that begin (backwards: end) on this day or later; null = all.</summary>
    public string? From { get; init; }

    /// <summary>… and up to this day, the whole day included.</summary>
    public string? To { get; init; }

    /// <summary>Only users of this segment, by its id; null = all.</summary>
    public string? Segment { get; init; }

    /// <summary>Worker threads; 0 = all processors.</summary>
    [JsonIgnore]
    public int Threads { get; init; }
}
