using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Sinan.Stages.Decide.Domain.Market;
using Sinan.Stages.Decide.Features.KeepMarket;
using Sinan.Stages.Decide.Features.ListIdeas;
using Sinan.Stages.Decide.Features.ManageIdea;
using Sinan.Stages.Decide.Features.PostIdea;

namespace Sinan.E2E;

/// <summary>Ideas of visitors and a market board, so that their pages have something to show.</summary>
static class SampleNeeds
{
    public static async Task MakeAsync(IServiceProvider root)
    {
        await using var scope = root.CreateAsyncScope();
        var list = scope.ServiceProvider.GetRequiredService<ListIdeasHandler>();
        if (!(await list.HandleAsync(new ListIdeas(), default)).Ideas.IsEmpty)
            return;
        var board = await list.OpenAsync(true, "test", default);
        var (poster, manager) = (scope.ServiceProvider.GetRequiredService<PostIdeaHandler>(), scope.ServiceProvider.GetRequiredService<ManageIdeaHandler>());
        foreach (var (title, voter) in new[] { ("夜间模式", "v-a"), ("Gift wrapping for presents", "v-b"), ("把常买的商品收藏起来", "v-c") })
        {
            var idea = (await poster.HandleAsync(new PostIdea(board.Token, title, "", voter) { IsSure = true, Address = voter }, default)).Value;
            await manager.HideAsync(idea.Id, false, "test", default);
            await manager.VoteAsync(idea.Id, "Customer " + title, 12, "test", default);
        }

        var market = scope.ServiceProvider.GetRequiredService<KeepMarketHandler>();
        foreach (var product in new[] { "Ours", "Cedar", "Maple" })
            await market.AddProductAsync(product, "test", default);
        await market.SetFeatureAsync("E-invoices", ImmutableSortedDictionary<string, FeatureSupport>.Empty.Add("Ours", FeatureSupport.None).Add("Cedar", FeatureSupport.Full).Add("Maple", FeatureSupport.Full), "test", default);
        await market.AddNoteAsync("Parcel lockers are spreading", "Two of three shops offer them.", "Trade fair", "test", default);
    }
}
