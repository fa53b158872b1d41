using System.Text.Json;
using Sinan.Kernel;

namespace Sinan.Stages.Collect.Features.CaptureEvents;

/// <summary>Why a request with events is turned away as a whole.</summary>
static class CaptureProblems
{
    public static Problem TokenUnknown { get; } = new("collect.token_unknown", ProblemKind.Forbidden);

    /// <param name="rejected">Events of the request, none of which could be taken.</param>
    /// <param name="reason">Why most of them could not.</param>
    public static Problem AllRejected(int rejected, string reason) =>
        new("collect.capture_all_rejected", ProblemKind.Invalid, Fact.Count("events", rejected), Fact.Of("reason", new Phrase("collect.reason." + reason)));

    /// <summary>Whether a failure to read says that the body is no JSON, or holds a name that is no text.</summary>
    public static bool IsNoJson(Exception failure) => failure is JsonException or InvalidOperationException;

    /// <param name="failure">What <see cref="IsNoJson"/> holds for.</param>
    public static Problem NoJson(Exception failure)
    {
        var broken = failure as JsonException;
        return new("collect.capture_json", ProblemKind.Invalid, Fact.Count("line", (broken?.LineNumber ?? 0) + 1), Fact.Count("column", (broken?.BytePositionInLine ?? 0) + 1));
    }
}
