using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Sinan.Kernel;
using Sinan.Stages.Collect.Contracts;
using Sinan.Stages.Deliver.Data.Models;
using Sinan.Stages.Deliver.Features;
using Sinan.Stages.Deliver.Features.DecideDraft;
using Sinan.Stages.Deliver.Features.DraftSection;
using Sinan.Stages.Deliver.Features.ShowDrafts;

namespace Sinan.Stages.Deliver;

/// <summary>The large model of the operator and the prose that it drafts.</summary>
static class DraftFeatures
{
    public static void AddDrafts(this IServiceCollection services)
    {
        services.AddSingleton(LanguageModelSettings.Parse(Environment.GetEnvironmentVariable(LanguageModelSettings.Variable)));
        services.AddHttpClient<ILanguageModel, OpenAiModel>(client => client.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(provider => provider.GetRequiredService<IOutgoingConnections>().Create());
        services.AddScoped<DraftMaterialReader>().AddScoped<ShowDraftsHandler>().AddScoped<DraftSectionHandler>().AddScoped<DecideDraftHandler>().AddScoped<IJobHandler, DraftSectionJob>();
    }

    public static void MapDrafts(this RouteGroupBuilder api)
    {
        api.MapShowDrafts();
        api.MapDraftSection();
        api.MapDecideDraft();
    }
}
