using System.Collections.Immutable;

namespace Sinan.Kernel;

/// <summary>What kind of failure: decides the HTTP status and the exit code, never the words.</summary>
public enum ProblemKind
{
    /// <summary>Wrong usage or unreadable input: HTTP 400, exit code 2.</summary>
    Invalid,

    /// <summary>The thing named does not exist: HTTP 404, exit code 2.</summary>
    NotFound,

    /// <summary>The state does not allow it now: HTTP 409, exit code 1.</summary>
    Conflict,

    /// <summary>Not allowed for this person or key: HTTP 403, exit code 1.</summary>
    Forbidden,

    /// <summary>Something needed is missing or too small for an answer: HTTP 422, exit code 1.</summary>
    NotEnough,

    /// <summary>A gate or threshold did not hold: HTTP 409, exit code 3.</summary>
    GateClosed,

    /// <summary>Too much at once; it may be tried again shortly: HTTP 429, exit code 1.</summary>
    Busy,

    /// <summary>It failed inside: HTTP 500, exit code 1.</summary>
    Failed,
}

/// <summary>An expected failure with a stable public code.</summary>
/// <param name="Code">"stage.snake_case"; the words stand in the text files under the key "problem." + code.</param>
/// <param name="Kind">Decides HTTP status and exit code.</param>
/// <param name="Facts">Values for the placeholders of the text: file, row, column, what was found, what was expected.</param>
public sealed record Problem(string Code, ProblemKind Kind, params ImmutableArray<Fact> Facts)
{
    /// <summary>The sentence to show: what happened, what was not lost, the one thing to do.</summary>
    public Phrase Phrase => new("problem." + Code, Facts);

    public int ExitCode => Kind switch
    {
        ProblemKind.Invalid or ProblemKind.NotFound => 2,
        ProblemKind.GateClosed => 3,
        _ => 1,
    };

    public int HttpStatus => Kind switch
    {
        ProblemKind.Invalid => 400,
        ProblemKind.NotFound => 404,
        ProblemKind.Conflict or ProblemKind.GateClosed => 409,
        ProblemKind.Forbidden => 403,
        ProblemKind.NotEnough => 422,
        ProblemKind.Busy => 429,
        _ => 500,
    };
}
