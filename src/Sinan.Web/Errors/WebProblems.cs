using Sinan.Kernel;

namespace Sinan.Web.Errors;

/// <summary>Problems of the server itself.</summary>
static class WebProblems
{
    public static Problem LoginNeeded { get; } = new("web.login_needed", ProblemKind.Forbidden);

    public static Problem NotAllowed { get; } = new("web.not_allowed", ProblemKind.Forbidden);

    public static Problem OtherSite { get; } = new("web.other_site", ProblemKind.Forbidden);

    public static Problem NotFound { get; } = new("web.not_found", ProblemKind.NotFound);

    public static Problem BadRequest { get; } = new("web.bad_request", ProblemKind.Invalid);

    public static Problem TooLarge { get; } = new("web.too_large", ProblemKind.Invalid);

    /// <param name="trace">Number by which the log entry is found.</param>
    public static Problem Unexpected(string trace) => new("web.unexpected", ProblemKind.Failed, Fact.Of("trace", trace));
}
