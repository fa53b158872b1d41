using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Sinan.Kernel;
using Sinan.Stages.Collect.Data;
using Sinan.Stages.Collect.Data.Tables;
using Sinan.Stages.Deliver.Data;
using Sinan.Stages.Decide.Data;
using Sinan.Stages.Decide.Data.Ideas;
using Sinan.Stages.Listen.Data;
using Sinan.Storage.Events;
using Sinan.Storage.Files;
using Sinan.Storage.Intake;

namespace Sinan.Storage;

/// <summary>Registers everything that keeps data, over one workspace directory.</summary>
public static class StorageServices
{
    /// <summary>Registers the workspace and its stores. The directory is opened by <see cref="OpenWorkspaceAsync"/>, or else at first use.</summary>
    public static IServiceCollection AddSinanStorage(this IServiceCollection services, WorkspaceOptions options)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddLogging();
        services.AddSingleton(options);
        services.AddSingleton(provider => Workspace.Open(options, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IWorkspace>(provider => provider.GetRequiredService<Workspace>());
        services.AddSingleton<SinanDatabase>();
        services.AddSingleton<IDbContextFactory<SinanDb>>(provider => provider.GetRequiredService<SinanDatabase>());

        services.AddSingleton<IMigrations>(provider => provider.GetRequiredService<SinanDatabase>());
        services.AddSingleton<IBackups, BackupWriter>();
        services.AddSingleton<IWorkspaceChecks, WorkspaceChecks>();

        services.AddSingleton<IEvidenceStore, EvidenceStore>();
        services.AddSingleton<ISnapshots, SnapshotStore>();
        services.AddSingleton<IAudit, AuditTrail>();
        services.AddSingleton<IPruning, Pruning>();
        services.AddSingleton<SecretSeal>();
        services.AddSingleton<SealUpgrade>();
        services.AddSingleton<SettingStore>();
        services.AddSingleton<ISettings>(provider => provider.GetRequiredService<SettingStore>());
        services.AddSingleton<ISchedules, ScheduleStore>();
        services.AddSingleton<IBlobs, BlobStore>();
        services.AddSingleton<IAccounts, AccountStore>();
        services.AddSingleton<IApiKeys, ApiKeyStore>();
        services.AddSingleton<ITypedTables, ParquetTables>();
        services.AddSingleton<IQueryFiles, QueryFiles>();
        services.AddSingleton<SurveyStore>();
        services.AddSingleton<ISurveyStore>(provider => provider.GetRequiredService<SurveyStore>());
        services.AddSingleton<IBlobHolder>(provider => provider.GetRequiredService<SurveyStore>());
        services.AddSingleton<IBlobRelease, BlobRelease>();
        services.AddSingleton<IInterviewStore, InterviewStore>();
        services.AddSingleton<IInitiativeStore, InitiativeStore>();
        services.AddSingleton<IDocumentVersions, DocumentVersionStore>();
        services.AddSingleton<ILabelStore, LabelStore>();
        services.AddSingleton<INeedStore, NeedStore>();
        services.AddSingleton<IIdeaStore, IdeaStore>();

        services.TryAddSingleton(new EventRecordOptions { Threads = options.Threads });
        services.AddSinanEventRecord();

        services.TryAddSingleton(new IntakeOptions());
        services.AddSingleton(provider => IntakeJournal.Open(provider.GetRequiredService<IWorkspace>(), provider.GetRequiredService<IntakeOptions>()));
        services.AddSingleton<IntakeDrain>();
        services.AddSingleton<IEventIntake>(provider => provider.GetRequiredService<IntakeDrain>());

        services.TryAddSingleton(new JobOptions());
        services.AddSingleton<JobTable>();
        services.AddSingleton<JobExecution>();
        services.AddSingleton<JobQueue>();
        services.AddSingleton<IJobs>(provider => provider.GetRequiredService<JobQueue>());
        return services;
    }

    /// <summary>Adds the workers that run jobs and schedules, drain the intake and prune in the background: the server's part, never a single command's.</summary>
    public static IServiceCollection AddSinanJobRunner(this IServiceCollection services) => services.AddHostedService<JobRunner>().AddHostedService<IntakeRunner>().AddHostedService<PruneRunner>();

    /// <summary>Takes the workspace and brings its stores up to this program's version. Call once before serving or running a command.</summary>
    /// <exception cref="ProblemException">The workspace is missing, newer than this program, damaged or held by another process.</exception>
    public static async Task OpenWorkspaceAsync(this IServiceProvider services, CancellationToken cancellationToken)
    {
        _ = services.GetRequiredService<Workspace>();
        _ = services.GetRequiredService<IntakeJournal>();
        var database = services.GetRequiredService<SinanDatabase>();
        await database.MigrateAsync(cancellationToken);
        if (await services.GetRequiredService<SealUpgrade>().RunAsync(cancellationToken))
            await database.WipeAsync(cancellationToken);
    }
}
