using System.Reflection;
using Microsoft.AspNetCore.Components;
using Sinan.Kernel;
using Sinan.Stages;

namespace Sinan.Web.Layout;

/// <summary>An entry of the left navigation.</summary>
/// <param name="Name">Stage or place; also the icon's name.</param>
/// <param name="Href">Where it leads.</param>
/// <param name="Title">Words.</param>
/// <param name="Waiting">How many things wait there.</param>
/// <param name="Pages">Pages below it; empty when it is one page.</param>
public sealed record NavigationEntry(string Name, string Href, string Title, int Waiting, IReadOnlyList<NavigationPage> Pages);

/// <summary>A page as the navigation and the palette list it.</summary>
/// <param name="Href">Its address.</param>
/// <param name="Title">Words.</param>
/// <param name="Group">Words of the group that it is listed in; null where a stage has none.</param>
public sealed record NavigationPage(string Href, string Title, string? Group = null)
{
    /// <summary>Other beginnings of addresses that belong to it.</summary>
    public IReadOnlyList<string> Details { get; init; } = [];

    /// <summary>How many characters of an address say that it belongs to this page; 0 when it does not. The address of a whole stage ("/listen") stands for itself alone.</summary>
    public int Matches(string path)
    {
        if (path == Href)
            return Href.Length;
        var starts = Href.LastIndexOf('/') > 0 ? Details.Append(Href) : Details;
        return starts.Where(start => path == start || path.StartsWith(start + "/", StringComparison.Ordinal)).Select(start => start.Length).DefaultIfEmpty(0).Max();
    }
}

/// <summary>The navigation: stages in loop order with what waits there, then documents, jobs, settings. A stage without a page is not listed.</summary>
public sealed class NavigationList(IServiceProvider services, Localizer words)
{
    static readonly HashSet<string> Routes = new[] { typeof(StageCatalog).Assembly, typeof(NavigationList).Assembly }
        .SelectMany(a => a.GetTypes()).SelectMany(t => t.GetCustomAttributes<RouteAttribute>()).Select(r => r.Template)
        .ToHashSet(StringComparer.OrdinalIgnoreCase);

    static readonly (string Name, string Href)[] Others = [("documents", "/documents"), ("jobs", "/jobs"), ("settings", "/settings")];

    public async Task<IReadOnlyList<NavigationEntry>> StagesAsync(CancellationToken cancellationToken)
    {
        var entries = new List<NavigationEntry>();
        foreach (var stage in Shown())
        {
            var pages = PagesOf(stage, words);
            entries.Add(new NavigationEntry(
                stage.Info.Name, pages[0].Href, words[stage.Info.TitleKey], await stage.WaitingAsync(services, cancellationToken), pages.Count > 1 ? pages : []));
        }

        return entries;
    }

    public IReadOnlyList<NavigationEntry> Below() =>
        [.. Others.Where(o => Routes.Contains(o.Href)).Select(o => new NavigationEntry(o.Name, o.Href, words["web.nav." + o.Name], 0, []))];

    /// <summary>All pages, for the palette.</summary>
    public static IEnumerable<NavigationPage> AllPages(Localizer words) =>
        Shown().SelectMany(stage => PagesOf(stage, words) is { Count: > 1 } many
                ? many.Select(p => p with { Title = words[stage.Info.TitleKey] + " › " + p.Title })
                : PagesOf(stage, words))
            .Concat(Others.Where(o => Routes.Contains(o.Href)).Select(o => new NavigationPage(o.Href, words["web.nav." + o.Name])));

    /// <summary>Addresses of stages ("/understand") that have no page of their own, with the page that people mean.</summary>
    public static IEnumerable<(string Stage, string First)> StagesWithoutHome() =>
        from stage in Shown()
        where !Routes.Contains(Home(stage))
        select (Home(stage), stage.Pages.First(p => Routes.Contains(p.Path)).Path);

    static IEnumerable<StageModule> Shown() =>
        StageCatalog.All.Where(s => s.Info.InNavigation).OrderBy(s => s.Info.Order).Where(s => s.Pages.Any(p => Routes.Contains(p.Path)) || Routes.Contains(Home(s)));

    /// <summary>The pages of a stage that exist.</summary>
    public static IReadOnlyList<NavigationPage> PagesOf(StageModule stage, Localizer words) =>
        stage.Pages.Any(p => Routes.Contains(p.Path))
            ? [.. stage.Pages.Where(p => Routes.Contains(p.Path)).Select(p => new NavigationPage(p.Path, words[p.TitleKey], p.GroupKey is { } group ? words[group] : null) { Details = p.Details })]
            : [new NavigationPage(Home(stage), words[stage.Info.TitleKey])];

    static string Home(StageModule stage) => stage.Info.Name == "overview" ? "/" : "/" + stage.Info.Name;
}
