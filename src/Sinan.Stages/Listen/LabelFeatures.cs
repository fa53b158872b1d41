using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Sinan.Kernel;
using Sinan.Stages.Listen.Contracts;
using Sinan.Stages.Listen.Data;
using Sinan.Stages.Listen.Features.AddLabelSet;
using Sinan.Stages.Listen.Features.CheckLabels;
using Sinan.Stages.Listen.Features.LabelComments;
using Sinan.Stages.Listen.Features.LearnLabels;
using Sinan.Stages.Listen.Features.ListLabels;
using Sinan.Stages.Listen.Features.ShowLabels;

namespace Sinan.Stages.Listen;

/// <summary>Labels of comments.</summary>
static class LabelFeatures
{
    public static void AddLabels(this IServiceCollection services)
    {
        services.AddScoped<ListLabelsHandler>().AddScoped<AddLabelSetHandler>().AddScoped<ShowLabelsHandler>().AddScoped<CheckLabelsHandler>();
        services.AddScoped<AskLabelHandler>().AddScoped<LabelCommentHandler>().AddScoped<UndoLabelHandler>();
        services.AddScoped<ILabelledComments, LabelledComments>();
        services.AddScoped<LearnLabelsHandler>().AddScoped<IJobHandler, LearnLabelsJob>();
    }

    public static void MapLabels(this RouteGroupBuilder api)
    {
        api.MapListLabels();
        api.MapAddLabelSet();
        api.MapShowLabels();
        api.MapCheckLabels();
        api.MapLabelComments();
        api.MapLearnLabels();
    }
}
