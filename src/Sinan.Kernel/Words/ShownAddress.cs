using System.Buffers;

namespace Sinan.Kernel;

/// <summary>An address as it may be shown and written down: without user name, password, and the values of its query and fragment, which often carry a token.</summary>
public static class ShownAddress
{
    const string Slashes = "://";

    static readonly SearchValues<char> SchemeLetters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-.");

    /// <summary>Stands where something was left out.</summary>
    public const string Hidden = "…";

    /// <summary>"https://me:secret@host/path?token=abc&amp;page=2" becomes "https://host/path?token=…&amp;page=…".</summary>
    /// <param name="source">
    /// An address of any scheme with a host (RFC 3986). Of what begins like one and is none, only the scheme is shown: where its secrets end cannot be told. Anything else (a folder,
    /// a glob, a SELECT) stays as it is.
    /// </param>
    public static string Of(string source)
    {
        var text = source.Trim();
        if (Uri.TryCreate(text, UriKind.Absolute, out var address) && address.IsFile)
            return source;
        if (address is null || address.Host.Length == 0)
            return text.IndexOf(Slashes, StringComparison.Ordinal) is var end and > 0 && !text.AsSpan(0, end).ContainsAnyExcept(SchemeLetters) ? text[..(end + Slashes.Length)] + Hidden : source;
        var place = address.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.SafeUnescaped);
        var query = address.Query.Length > 1 ? "?" + string.Join('&', address.Query[1..].Split('&').Select(Part)) : "";
        return place + query + (address.Fragment.Length > 1 ? "#" + Hidden : "");
    }

    /// <summary>The name stays. A part without a value may be a token itself, also one that ends in "=" as base 64 does.</summary>
    static string Part(string part)
    {
        var end = part.IndexOf('=', StringComparison.Ordinal);
        return end > 0 && end < part.TrimEnd('=').Length ? part[..(end + 1)] + Hidden : Hidden;
    }
}
