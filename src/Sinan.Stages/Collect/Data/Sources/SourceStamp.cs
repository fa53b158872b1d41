namespace Sinan.Stages.Collect.Data.Sources;

/// <summary>What a server said about the version of an address that was imported: the next fetch asks only for a newer one (RFC 9110, section 13).</summary>
/// <param name="Source">The address.</param>
/// <param name="Tag">ETag as it came; null when there was none.</param>
/// <param name="Modified">Last-Modified; null when there was none.</param>
public sealed record SourceStamp(string Source, string? Tag, DateTimeOffset? Modified)
{
    /// <summary>Null when the server said nothing of the kind.</summary>
    public static SourceStamp? Of(string source, HttpResponseMessage answer) =>
        answer.Headers.ETag?.ToString() is { } tag ? new SourceStamp(source, tag, answer.Content.Headers.LastModified)
        : answer.Content.Headers.LastModified is { } modified ? new SourceStamp(source, null, modified)
        : null;

    public void AddTo(HttpRequestMessage request)
    {
        if (Tag is not null)
            request.Headers.TryAddWithoutValidation("If-None-Match", Tag);
        if (Modified is { } modified)
            request.Headers.IfModifiedSince = modified;
    }
}
