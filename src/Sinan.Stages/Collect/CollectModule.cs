using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Sinan.Kernel;
using Sinan.Stages.Collect.Contracts;
using Sinan.Stages.Collect.Data.Import;
using Sinan.Stages.Collect.Data.Quality;
using Sinan.Stages.Collect.Data.Tables;
using Sinan.Stages.Collect.Features.ImportEvents;
using Sinan.Stages.Collect.Features.ImportFeedback;
using Sinan.Stages.Collect.Features.ImportItems;
using Sinan.Stages.Collect.Features.ImportUsers;
using Sinan.Stages.Collect.Features.PreviewImport;
using Sinan.Stages.Collect.Features.QueueImport;
using Sinan.Stages.Collect.Features.ReportQuality;

namespace Sinan.Stages.Collect;

public sealed class CollectModule : StageModule
{
    public override StageInfo Info => new("collect", Order: 2);

    public override void Services(IServiceCollection services)
    {
        services.AddSingleton<TableFiles>();
        services.AddScoped<ImportPlanner>();
        services.AddScoped<ImportRunner>();
        services.AddScoped<IImporter>(provider => provider.GetRequiredService<ImportRunner>());
        services.AddScoped<ImportEventsHandler>();
        services.AddScoped<ImportFeedbackHandler>();
        services.AddScoped<ImportItemsHandler>();
        services.AddScoped<ImportUsersHandler>();
        services.AddScoped<PreviewImportHandler>();
        services.AddScoped<IJobHandler, ImportJob>();
        services.AddRecordFeatures();
        services.AddSingleton<FileQuality>();
        services.AddScoped<ReportFileQualityHandler>();
        services.AddScoped<ReportQualityHandler>();
        services.AddScoped<IQuality>(provider => provider.GetRequiredService<ReportQualityHandler>());
    }

    public override void Endpoints(RouteGroupBuilder api) => api.MapRecordFeatures();
}
