using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Sinan.Kernel;
using Sinan.Stages.Understand.Contracts;
using Sinan.Stages.Understand.Features;
using Sinan.Stages.Understand.Features.ForecastOrders;
using Sinan.Stages.Understand.Features.PredictEvent;

namespace Sinan.Stages.Understand;

/// <summary>Predictions and forecasts: their services and routes.</summary>
static class PredictionPages
{
    public static IServiceCollection AddPredictions(this IServiceCollection services) =>
        services.AddScoped<Likeliest>().AddScoped<IPredictions, PredictEventHandler>().AddScoped<IJobHandler, PredictEventJob>().AddScoped<ForecastOrdersHandler>();

    public static void MapPredictions(this RouteGroupBuilder api)
    {
        api.MapPredictEvent();
        api.MapForecastOrders();
    }
}
