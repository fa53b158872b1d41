using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Sinan.Cli;
using Sinan.Kernel;
using Sinan.Stages;
using Sinan.Web;
using Sinan.Web.Layout;

namespace Sinan.Tests.Web;

public sealed partial class NavigationTests
{
    /// <summary>Pages of single things whose addresses do not begin with that of the page that lists them.</summary>
    static readonly (string Detail, string Page)[] Details =
    [
        ("/listen/aspects/changes", "/listen/aspects/changes"), ("/listen/aspect", "/listen/aspects"), ("/listen/theme", "/listen"), ("/listen/comment", "/listen/comments"), ("/listen/alert", "/listen/alerts"), ("/decide/needs", "/decide"),
        ("/deliver/initiatives", "/deliver"), ("/learn/lessons", "/learn"), ("/understand/save", "/understand/dashboards"),
    ];

    static readonly Localizer Words = new(SinanCli.Texts, Lang.English, TimeZoneInfo.Utc);

    [Fact]
    public void Every_page_of_a_stage_is_marked_where_it_belongs()
    {
        var stages = StageCatalog.All.Where(s => s.Info.InNavigation).Select(s => NavigationList.PagesOf(s, Words)).ToList();
        var faults = new List<string>();
        foreach (var path in Paths().Where(p => StageCatalog.All.Any(s => p == "/" || p.Split('/')[1] == s.Info.Name)))
        {
            var marked = stages.Select(pages => StageTabs.CurrentOf(pages, path)?.Href).OfType<string>().ToList();
            if (marked is not [var one] || one != Expected(path))
                faults.Add($"{path}: {string.Join(", ", marked)} instead of {Expected(path)}");
        }

        Assert.Empty(faults);
    }

    /// <summary>The page itself, or the one that lists what it shows: in general the first two parts of its address.</summary>
    static string Expected(string path) =>
        Details.FirstOrDefault(d => path == d.Detail || path.StartsWith(d.Detail + "/", StringComparison.Ordinal)).Page ?? string.Join('/', path.Split('/').Take(3));

    static IEnumerable<string> Paths() =>
        new[] { typeof(StageCatalog).Assembly, typeof(WebMarker).Assembly }.SelectMany(a => a.GetTypes()).Where(t => t.GetCustomAttribute<AllowAnonymousAttribute>() is null)
            .SelectMany(t => t.GetCustomAttributes<RouteAttribute>()).Select(r => Parameter().Replace(r.Template, "x")).Distinct();

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Parameter();
}
