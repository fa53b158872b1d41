using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Sinan.Kernel;
using Sinan.Stages.Collect.Data;
using Sinan.Stages.Collect.Data.Quality;
using Sinan.Stages.Listen.Data;

namespace Sinan.Storage.Events;

/// <summary>Registers the record of events and feedback in DuckDB, and the behaviour index over it.</summary>
public static class EventRecordServices
{
    public static IServiceCollection AddSinanEventRecord(this IServiceCollection services)
    {
        services.TryAddSingleton(new EventRecordOptions());
        services.AddSingleton(provider => RecordDatabase.Open(provider.GetRequiredService<IWorkspace>(), provider.GetRequiredService<EventRecordOptions>()));
        services.AddSingleton<IBehaviorIndexes, BehaviorIndexes>();
        services.AddSingleton<IEventRecord, DuckDbEventRecord>();
        services.AddSingleton<IDataVersions>(provider => provider.GetRequiredService<IEventRecord>());
        services.AddSingleton<IFeedbackRecord, DuckDbFeedbackRecord>();
        services.AddSingleton<IFeedbackSearch, DuckDbFeedbackSearch>();
        services.AddSingleton<IToldLabels, ToldLabelTable>();
        services.AddSingleton<FeedbackAttachments>();
        services.AddSingleton<IFeedbackAttachments>(provider => provider.GetRequiredService<FeedbackAttachments>());
        services.AddSingleton<IBlobHolder>(provider => provider.GetRequiredService<FeedbackAttachments>());
        services.AddSingleton<IFeedbackRemoval, FeedbackRemoval>();
        services.AddSingleton<IAsideFeedback, AsideFeedback>();
        services.AddSingleton<IUserErasure, RecordErasure>();
        services.AddSingleton<IRecordExport, RecordExport>();
        services.AddSingleton<IRecordQuality, RecordQuality>();
        return services;
    }
}
