using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;

namespace Sinan.Stages.Shared;

/// <summary>One page of a long list, as the address asks for it: every page is a link, so that it can be shared and works without scripts.</summary>
/// <param name="Name">Its parameter in the query string ("needs-page").</param>
/// <param name="Page">The page shown, from 1; what is asked beyond the ends is the nearest there is.</param>
/// <param name="Pages">How many there are, at least 1.</param>
/// <param name="Size">Rows on a page.</param>
/// <param name="Rows">Rows in all.</param>
public sealed record Paging(string Name, int Page, int Pages, int Size, int Rows)
{
    /// <summary>Links beside the current page on each side.</summary>
    const int Reach = 2;

    readonly string address = "";

    readonly IReadOnlyList<KeyValuePair<string, string?>> kept = [];

    Paging(string address, IReadOnlyList<KeyValuePair<string, string?>> kept, string name, int page, int pages, int size, int rows)
        : this(name, page, pages, size, rows) => (this.address, this.kept) = (address, kept);

    /// <summary>Place of the first row shown, from 0.</summary>
    public int First => (Page - 1) * Size;

    /// <summary>The first and the last page and those around the current one, ascending; 0 stands for a gap.</summary>
    public IEnumerable<int> Shown
    {
        get
        {
            var last = 0;
            foreach (var page in Enumerable.Range(1, Pages).Where(p => p == 1 || p == Pages || Math.Abs(p - Page) <= Reach))
            {
                if (page > last + 1)
                    yield return 0;
                yield return last = page;
            }
        }
    }

    /// <param name="uri">Absolute address of the page with its query string.</param>
    /// <param name="list">Name of the list within the page ("needs").</param>
    /// <param name="rows">Rows in all.</param>
    /// <param name="size">Rows on a page, at least 1.</param>
    public static Paging Of(string uri, string list, int rows, int size)
    {
        var (parts, name) = (new Uri(uri), list + "-page");
        var query = QueryHelpers.ParseQuery(parts.Query);
        var pages = Math.Max(1, (rows + size - 1) / size);
        var asked = int.TryParse(query.GetValueOrDefault(name).ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? page : 1;
        return new Paging(
            parts.AbsolutePath, [.. query.Where(p => p.Key != name).SelectMany(p => p.Value.Select(value => KeyValuePair.Create(p.Key, value)))], name, Math.Clamp(asked, 1, pages), pages, size, rows);
    }

    /// <summary>Address of another page of the list; everything else that the address asks for stays.</summary>
    public string Href(int page) => QueryHelpers.AddQueryString(address, page == 1 ? kept : kept.Append(KeyValuePair.Create(Name, (string?)page.ToString(CultureInfo.InvariantCulture))));
}
