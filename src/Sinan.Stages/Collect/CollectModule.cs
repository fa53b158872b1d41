using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Sinan.Kernel;
using Sinan.Stages.Collect.Contracts;
using Sinan.Stages.Collect.Data;
using Sinan.Stages.Collect.Data.Capture;
using Sinan.Stages.Collect.Data.Import;
using Sinan.Stages.Collect.Data.Quality;
using Sinan.Stages.Collect.Data.Sources;
using Sinan.Stages.Collect.Data.Series;
using Sinan.Stages.Collect.Data.Tables;
using Sinan.Stages.Collect.Data.Widgets;
using Sinan.Stages.Collect.Features;
using Sinan.Stages.Collect.Features.CaptureEvents;
using Sinan.Stages.Collect.Features.CaptureFeedback;
using Sinan.Stages.Collect.Features.ImportEvents;
using Sinan.Stages.Collect.Features.ImportFeedback;
using Sinan.Stages.Collect.Features.ImportItems;
using Sinan.Stages.Collect.Features.ImportSeries;
using Sinan.Stages.Collect.Features.ImportUsers;
using Sinan.Stages.Collect.Features.MakeProjectToken;
using Sinan.Stages.Collect.Features.ManageWidgets;
using Sinan.Stages.Collect.Features.PreviewImport;
using Sinan.Stages.Collect.Features.QueueImport;
using Sinan.Stages.Collect.Features.ReportQuality;
using Sinan.Stages.Collect.Features.ReviewAside;
using Sinan.Stages.Collect.Features.ScheduleImport;
using Sinan.Stages.Collect.Features.ShowSources;
using Sinan.Stages.Collect.Features.SubmitFeedback;
using Sinan.Stages.Collect.Features.WatchArrivals;

namespace Sinan.Stages.Collect;

public sealed class CollectModule : StageModule
{
    /// <summary>Larger files are imported from the command line.</summary>
    const long MostUploadBytes = 2L << 30;

    public override StageInfo Info => new("collect", Order: 2);

    public override IReadOnlyList<StagePage> Pages { get; } =
    [
        new("/collect", "collect.sources.short"),
        new("/collect/import", "collect.import.short"),
        new("/collect/live", "collect.live.short"),
        new("/collect/widget", "collect.widget.short"),
        new("/collect/aside", "collect.aside.short"),
        new("/collect/quality", "collect.quality.short"),
    ];

    /// <summary>Findings that are more than notes.</summary>
    public override async ValueTask<int> WaitingAsync(IServiceProvider services, CancellationToken cancellationToken) =>
        await services.GetRequiredService<IQuality>().LatestAsync(cancellationToken) is { } report ? report.Findings.Count(f => f.Severity != FindingSeverity.Note) : 0;

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
        services.AddScoped<Uploads>();
        services.AddScoped<KeepUploadHandler>();
        services.AddScoped<QueueImportHandler>();
        services.AddScoped<IJobHandler, ImportJob>();
        services.AddScoped<ScheduleImportHandler>();
        services.AddScoped<ManageSchedulesHandler>();
        services.AddSingleton(SourceLimits.Default);
        services.AddScoped<SourceStamps>();
        services.AddSingleton(new SealedSetting(SourceStamps.Key));
        services.AddSingleton(new SourceNetworks(SourceNetworks.Parse(Environment.GetEnvironmentVariable(SourceNetworks.Variable))));
        services.AddSingleton<IOutgoingConnections, OutgoingConnections>();
        // The limits of a fetch count its body too, which the client's own timeout does not.
        services.AddHttpClient<RecurringSource>(client => client.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(provider => SourceConnections.Create(provider.GetRequiredService<SourceNetworks>()));
        services.AddScoped<IJobHandler, RecurringImportJob>();
        services.AddSingleton(new SealedJob(RecurringImportJob.JobKind));
        services.AddScoped<ShowSourcesHandler>();
        services.AddScoped<IJobHandler, QualityJob>();
        services.Configure<FormOptions>(options => options.MultipartBodyLengthLimit = MostUploadBytes);
        services.AddSingleton<NameBudget>();
        services.AddSingleton<CaptureCounter>();
        services.AddSingleton<ArrivalLog>();
        services.AddSingleton<CaptureRejects>();
        services.AddSingleton<ProjectTokens>();
        services.AddSingleton<CaptureEventsHandler>();
        services.AddSingleton<CallRates>();
        services.AddSingleton<FeedbackWriter>();
        services.AddSingleton<IAttachmentShelf, AttachmentShelf>();
        services.AddSingleton<CaptureFeedbackHandler>();
        services.AddSingleton<FormTickets>();
        services.AddSingleton<IFormGuard, FormGuard>();
        services.AddSingleton<WidgetScript>();
        services.AddScoped<WidgetShelf>();
        services.AddScoped<SubmitFeedbackHandler>();
        services.AddScoped<OpenFormHandler>();
        services.AddScoped<MakeWidgetHandler>();
        services.AddScoped<ReviewAsideHandler>();
        services.AddScoped<CollectNews>();
        services.AddScoped<IArrivals, Arrivals>();
        services.AddScoped<WatchArrivalsHandler>();
        services.AddScoped<MakeProjectTokenHandler>();
        services.AddRecordFeatures();
        services.AddSingleton<ISeriesFiles, SeriesFiles>();
        services.AddScoped<SeriesLibrary>();
        services.AddScoped<ISeriesLibrary>(provider => provider.GetRequiredService<SeriesLibrary>());
        services.AddScoped<ImportSeriesHandler>();
        services.AddScoped<ImportUploadedSeriesHandler>();
        services.AddSingleton<FileQuality>();
        services.AddScoped<ReportFileQualityHandler>();
        services.AddScoped<ReportQualityHandler>();
        services.AddScoped<IQuality>(provider => provider.GetRequiredService<ReportQualityHandler>());
    }

    public override void Endpoints(RouteGroupBuilder api)
    {
        api.MapQueueImport();
        api.MapReportQuality();
        api.MapScheduleImport();
        api.MapCaptureEvents();
        api.MapCaptureFeedback();
        api.MapMakeWidget();
        api.MapReviewAside();
        api.MapWatchArrivals();
        api.MapMakeProjectToken();
        api.MapImportSeries();
        api.MapRecordFeatures();
    }

    public override void Doors(IEndpointRouteBuilder root)
    {
        root.MapPostHog();
        root.MapSubmitFeedback();
    }

    public override async ValueTask<IReadOnlyList<OpenDecision>> DecisionsAsync(IServiceProvider services, CancellationToken cancellationToken) =>
        await services.GetRequiredService<CollectNews>().DecisionsAsync(cancellationToken);
}
