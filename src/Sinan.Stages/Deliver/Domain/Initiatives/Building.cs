using Sinan.Kernel;

namespace Sinan.Stages.Deliver.Domain.Initiatives;

/// <summary>Builds and releases that continuous integration reports.</summary>
public static class Building
{
    /// <summary>Kept of each initiative; older ones give way and stay in its history.</summary>
    public const int MostKept = 200;

    /// <returns>Problems: "deliver.build.version", "deliver.build.url".</returns>
    public static Outcome<InitiativeChange> Note(Initiative initiative, Build build)
    {
        if (build.Version.Trim().Length is 0 or > Initiative.MostTitle)
            return new Problem("deliver.build.version", ProblemKind.Invalid, Fact.Count("most", Initiative.MostTitle));
        if (!IsAddress(build.Url))
            return new Problem("deliver.build.url", ProblemKind.Invalid);
        var kept = initiative.Builds.Length < MostKept ? initiative.Builds : initiative.Builds[^(MostKept - 1)..];
        return new InitiativeChange(
            initiative with { Builds = kept.Add(build with { Version = build.Version.Trim() }) },
            new Phrase((build.IsRelease, build.Passed) switch
            {
                (true, true) => "deliver.log.released",
                (true, false) => "deliver.log.release_failed",
                (false, true) => "deliver.log.built",
                _ => "deliver.log.build_failed",
            }, Fact.Of("version", build.Version.Trim())));
    }

    /// <summary>Whether it is empty or an address of http or https.</summary>
    public static bool IsAddress(string text) =>
        text.Length == 0 || (text.Length <= Initiative.MostText && Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https");
}
