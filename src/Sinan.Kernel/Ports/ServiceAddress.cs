namespace Sinan.Kernel;

/// <summary>A service that the operator names in one line, https://:KEY@host/v1?model=NAME: the key stays in the environment, so no backup and no log has it.</summary>
/// <param name="Root">Address without key and query, without a slash at its end.</param>
/// <param name="Key">Bearer token; null when the service wants none.</param>
/// <param name="Model">Model asked for; null when the line names none.</param>
public sealed record ServiceAddress(Uri Root, string? Key, string? Model)
{
    const string ModelQuery = "?model=";

    /// <returns>The address; null when the line is none of http or https.</returns>
    public static ServiceAddress? Parse(string? line)
    {
        if (!Uri.TryCreate(line, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
            return null;
        var key = uri.UserInfo.Split(':', 2) is [_, { Length: > 0 } word] ? Uri.UnescapeDataString(word) : null;
        var model = uri.Query.Length > ModelQuery.Length && uri.Query.StartsWith(ModelQuery, StringComparison.Ordinal) ? Uri.UnescapeDataString(uri.Query[ModelQuery.Length..]) : null;
        return new ServiceAddress(new Uri(uri.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped) + uri.AbsolutePath.TrimEnd('/')), key, model);
    }

    /// <summary>Address of a path under the root ("chat/completions").</summary>
    public Uri At(string path) => new(Root.AbsoluteUri.TrimEnd('/') + "/" + path);

    /// <summary>Without the key.</summary>
    public override string ToString() => Root.AbsoluteUri;
}
