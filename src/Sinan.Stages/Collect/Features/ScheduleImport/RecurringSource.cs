using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Stages.Collect.Data;

namespace Sinan.Stages.Collect.Features.ScheduleImport;

/// <summary>Brings a recurring source to files: a folder as it is, an address or a query as a copy in the workspace.</summary>
public sealed class RecurringSource(HttpClient http, IQueryFiles queries, IWorkspace workspace)
{
    public static bool IsKnown(string source) => IsAddress(source) || IsQuery(source) || Path.IsPathFullyQualified(source.Trim());

    /// <returns>The files, and whether they are copies that go after the commit. Problem: "collect.source_unreachable" and those of a query.</returns>
    public async Task<Outcome<(ImmutableArray<string> Files, bool IsCopy)>> FetchAsync(string source, CancellationToken cancellationToken)
    {
        source = source.Trim();
        if (IsQuery(source))
            return (await queries.RunAsync(source, cancellationToken)).Map(file => (ImmutableArray.Create(file), true));
        if (!IsAddress(source))
            return (ImmutableArray.Create(Directory.Exists(source) ? Path.Combine(source, "*") : source), false);
        var path = workspace.PathOf("uploads", "fetched", Path.GetFileName(new Uri(source).LocalPath) is { Length: > 0 } name ? name : "download");
        try
        {
            using var answer = await http.GetAsync(new Uri(source), HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            answer.EnsureSuccessStatusCode();
            await using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None);
            await answer.Content.CopyToAsync(file, cancellationToken);
            return (ImmutableArray.Create(path), true);
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException or UriFormatException)
        {
            return new Problem("collect.source_unreachable", ProblemKind.Failed, Fact.Of("source", source));
        }
    }

    static bool IsAddress(string source) => source.TrimStart().StartsWith("http://", StringComparison.OrdinalIgnoreCase) || source.TrimStart().StartsWith("https://", StringComparison.OrdinalIgnoreCase);

    static bool IsQuery(string source) => source.TrimStart().StartsWith("select ", StringComparison.OrdinalIgnoreCase) || source.TrimStart().StartsWith("with ", StringComparison.OrdinalIgnoreCase);
}
