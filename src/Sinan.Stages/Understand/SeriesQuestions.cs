using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Sinan.Stages.Understand.Contracts;
using Sinan.Stages.Understand.Features;
using Sinan.Stages.Understand.Features.FindAnomalies;
using Sinan.Stages.Understand.Features.ForecastMetric;
using Sinan.Stages.Understand.Features.MeasureImpact;

namespace Sinan.Stages.Understand;

/// <summary>Forecast, anomalies and impact of a metric: their services and routes.</summary>
static class SeriesQuestions
{
    public static IServiceCollection AddSeriesQuestions(this IServiceCollection services) =>
        services.AddScoped<MetricDesk>().AddScoped<ForecastMetricHandler>().AddScoped<IOutlooks, ForecastOutlooks>().AddScoped<FindAnomaliesHandler>().AddScoped<MeasureImpactHandler>().AddScoped<IMetricEffects, MetricEffects>();

    public static void MapSeriesQuestions(this RouteGroupBuilder api)
    {
        api.MapForecastMetric();
        api.MapFindAnomalies();
        api.MapMeasureImpact();
    }
}
