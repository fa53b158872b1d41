using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using Sinan.Kernel;
using Sinan.Stages.Collect.Contracts;
using Sinan.Stages.Collect.Data;
using Sinan.Stages.Collect.Data.Import;
using Sinan.Stages.Collect.Data.Sources;

namespace Sinan.Stages.Collect.Features.ScheduleImport;

/// <summary>Brings a recurring source to files: a folder as it is, an address or a query as a copy in the workspace.</summary>
public sealed class RecurringSource(HttpClient http, SourceLimits limits, IQueryFiles queries, Uploads uploads, SourceStamps stamps)
{
    public static bool IsKnown(string source) => IsAddress(source) || IsQuery(source) || Path.IsPathFullyQualified(source.Trim());

    public static bool IsAddress(string source) =>
        Uri.TryCreate(source.Trim(), UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps);

    public static bool IsQuery(string source) =>
        source.TrimStart().StartsWith("select ", StringComparison.OrdinalIgnoreCase) || source.TrimStart().StartsWith("with ", StringComparison.OrdinalIgnoreCase);

    /// <summary>Deletes copies that were not imported.</summary>
    public static void Forget(ImmutableArray<string> copies)
    {
        foreach (var copy in copies)
            File.Delete(copy);
    }

    /// <returns>
    /// The files; none when an address has nothing new. Problems: "collect.source_unreachable", "collect.source_status", "collect.source_slow",
    /// "collect.source_too_large", "collect.source_refused" and those of a query. They are shown and kept, so they name an address without its secrets.
    /// </returns>
    public async Task<Outcome<FetchedSource>> FetchAsync(RecurringWork work, CancellationToken cancellationToken)
    {
        var source = work.Source.Trim();
        if (IsQuery(source))
            return (await queries.RunAsync(source, cancellationToken)).Map(file => new FetchedSource([file], true, null));
        if (!IsAddress(source))
            return new FetchedSource([Directory.Exists(source) ? Path.Combine(source, "*") : source], false, null);
        using var inTime = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        inTime.CancelAfter(limits.MostTime);
        try
        {
            return await DownloadAsync(work, source, inTime.Token);
        }
        catch (HttpRequestException failure) when (failure.InnerException is AddressRefusedException)
        {
            return new Problem("collect.source_refused", ProblemKind.Forbidden, Fact.Of("source", ShownAddress.Of(source)));
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException)
        {
            return new Problem("collect.source_unreachable", ProblemKind.Failed, Fact.Of("source", ShownAddress.Of(source)));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new Problem("collect.source_slow", ProblemKind.Failed, Fact.Of("source", ShownAddress.Of(source)), Fact.Duration("limit", limits.MostTime.TotalSeconds));
        }
    }

    async Task<Outcome<FetchedSource>> DownloadAsync(RecurringWork work, string source, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, source);
        request.Options.Set(SourceConnections.AllowsLoopback, work.AllowsLoopback);
        request.Options.Set(SourceConnections.RefusesPrivate, work.Kind == ImportKind.Feedback);
        (await stamps.FindAsync(work.Name, source, cancellationToken))?.AddTo(request);
        using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        if (answer.StatusCode == HttpStatusCode.NotModified)
            return new FetchedSource([], true, null);
        if (!answer.IsSuccessStatusCode)
            return new Problem("collect.source_status", ProblemKind.Failed, Fact.Of("source", ShownAddress.Of(source)), Fact.Of("status", ((int)answer.StatusCode).ToString(CultureInfo.InvariantCulture)));
        var name = answer.Content.Headers.ContentDisposition?.FileName?.Trim('"') ?? Path.GetFileName(request.RequestUri!.LocalPath);
        await using var body = await answer.Content.ReadAsStreamAsync(cancellationToken);
        return await uploads.SaveAsync(null, name, body, limits.MostBytes, cancellationToken) is { } id
            ? new FetchedSource([uploads.FilesOf(id)[0]], true, SourceStamp.Of(source, answer))
            : new Problem("collect.source_too_large", ProblemKind.Failed, Fact.Of("source", ShownAddress.Of(source)), Fact.Count("most", limits.MostBytes >> 20));
    }
}
