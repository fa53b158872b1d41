namespace Sinan.Stages.Learn.Features;

/// <summary>Names of the product's pages, for links from the guides.</summary>
static class LearnPlaces
{
    /// <summary>Text key of a page's name, as the navigation writes it.</summary>
    /// <param name="href">Address without a query.</param>
    public static string TitleKey(string href) => StageCatalog.All.SelectMany(s => s.Pages).FirstOrDefault(p => p.Path == href)?.TitleKey ?? "web.nav." + href[1..];
}
