using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages;
using Sinan.Stages.Shared;
using Sinan.Web.Layout;

namespace Sinan.Web.Endpoints;

/// <summary>What the command palette searches: every page, and what the stages offer by name.</summary>
static class PaletteEndpoints
{
    public static void MapPalette(this RouteGroupBuilder api) =>
        api.MapGet("/palette", async (IServiceProvider services, Localizer words, CancellationToken cancellationToken) =>
        {
            var entries = NavigationList.AllPages(words).Select(p => new PaletteEntry(p.Href, p.Title, words["web.palette.page"])).ToList();
            foreach (var stage in StageCatalog.All)
            {
                foreach (var found in await stage.FindablesAsync(services, words, cancellationToken))
                    entries.Add(new PaletteEntry(found.Path, found.Title, words[found.KindKey]));
            }

            return Outcome<IReadOnlyList<PaletteEntry>>.Ok(entries).ToResult();
        }).WithName("ListPalette").RequireAuthorization(Permissions.Read);

    sealed record PaletteEntry(string Path, string Title, string Kind);
}
