using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.DependencyInjection;
using Sinan.Kernel;
using Sinan.Stages.Listen.Contracts;
using Sinan.Stages.Collect.Contracts;
using Sinan.Stages.Listen.Data;
using Sinan.Stages.Listen.Features;
using Sinan.Stages.Listen.Data.Transcription;
using Sinan.Stages.Listen.Features.BreakDownComments;
using Sinan.Stages.Listen.Features.BrowseComments;
using Sinan.Stages.Listen.Features.CompareAspects;
using Sinan.Stages.Listen.Features.CorrectTheme;
using Sinan.Stages.Listen.Features.CountComments;
using Sinan.Stages.Listen.Features.EvaluateText;
using Sinan.Stages.Listen.Features.FindAlikeWords;
using Sinan.Stages.Listen.Features.FindDuplicates;
using Sinan.Stages.Listen.Features.LearnWords;
using Sinan.Stages.Listen.Features.ListAspects;
using Sinan.Stages.Listen.Features.ListDuplicates;
using Sinan.Stages.Listen.Features.ListThemes;
using Sinan.Stages.Listen.Features.MeasureThemeImpact;
using Sinan.Stages.Listen.Features.MergeDuplicates;
using Sinan.Stages.Listen.Features.ReadFeedback;
using Sinan.Stages.Listen.Features.ShowAspect;
using Sinan.Stages.Listen.Features.ShowAttachment;
using Sinan.Stages.Listen.Features.ShowComment;
using Sinan.Stages.Listen.Features.ShowTheme;
using Sinan.Stages.Listen.Features.ShowWords;
using Sinan.Stages.Listen.Features.TeachWords;
using Sinan.Stages.Listen.Features.TranscribeAttachment;
using Sinan.Stages.Listen.Features.UndoCorrection;

namespace Sinan.Stages.Listen;

public sealed class ListenModule : StageModule
{
    /// <summary>A service takes about as long as a recording lasts.</summary>
    static readonly TimeSpan TranscriptionTimeout = TimeSpan.FromMinutes(10);

    public override StageInfo Info => new("listen", Order: 4);

    public override IReadOnlyList<StagePage> Pages { get; } =
    [
        new("/listen", "listen.themes.short") { Details = ["/listen/theme"] },
        new("/listen/comments", "listen.comments.short") { Details = ["/listen/comment"] },
        new("/listen/aspects", "listen.aspects.short") { Details = ["/listen/aspect"] },
        new("/listen/aspects/changes", "listen.aspects.change.short"),
        new("/listen/trends", "listen.trends.short"),
        new("/listen/alerts", "listen.alerts.short") { Details = ["/listen/alert"] },
        new("/listen/alert-rules", "listen.rules.short"),
        new("/listen/impact", "listen.impact.short"),
        new("/listen/duplicates", "listen.duplicates.short"),
        new("/listen/words", "listen.dictionary.short"),
        new("/listen/labels", "listen.labels.short"),
        new("/listen/surveys", "listen.surveys.short"),
        new("/listen/interviews", "listen.interviews.short"),
    ];

    public override void Services(IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(LanguageTools.Shared);
        services.TryAddSingleton<ISegmenters>(s => s.GetRequiredService<LanguageTools>());
        services.AddSingleton<IRatedFeedback, RatedFeedback>();
        services.AddScoped<IThemes, StoredThemes>();
        services.AddScoped<IUserTerms, UserTermReader>();
        services.AddScoped<ListenNews>();
        services.AddScoped<EventJoins>();
        services.AddScoped<FacetShelf>();
        services.AddScoped<ReadFeedbackHandler>();
        services.AddScoped<ReadAndCheck>();
        services.AddScoped<IFeedbackReader>(s => s.GetRequiredService<ReadAndCheck>());
        services.AddScoped<IJobHandler, ReadFeedbackJob>();
        services.AddScoped<ListThemesHandler>();
        services.AddScoped<ShowWordsHandler>().AddScoped<TeachWordsHandler>();
        services.AddScoped<ShowThemeHandler>();
        services.AddScoped<EvaluateTextHandler>();
        services.AddSingleton<WordVectorCache>().AddScoped<KnownWords>().AddScoped<LearnWordsHandler>().AddScoped<IJobHandler, LearnWordsJob>().AddScoped<FindAlikeWordsHandler>();
        services.AddScoped<FindDuplicatesHandler>();
        services.AddScoped<IJobHandler, FindDuplicatesJob>();
        services.AddScoped<KnownDuplicates>();
        services.AddScoped<ListDuplicatesHandler>();
        services.AddScoped<MergeDuplicatesHandler>();
        services.AddScoped<ListAspectsHandler>();
        services.AddScoped<ShowAspectHandler>();
        services.AddScoped<CompareAspectsHandler>();
        services.AddScoped<ShowCommentHandler>();
        services.AddScoped<ShowAttachmentHandler>();
        services.AddSingleton(TranscriptionSettings.Parse(Environment.GetEnvironmentVariable(TranscriptionSettings.Variable)));
        services.AddHttpClient<TranscribeAttachmentHandler>(client => client.Timeout = TranscriptionTimeout)
            .ConfigurePrimaryHttpMessageHandler(provider => provider.GetRequiredService<IOutgoingConnections>().Create());
        services.AddScoped<IJobHandler, TranscribeAttachmentJob>();
        services.AddScoped<MeasureThemeImpactHandler>();
        services.AddScoped<MovedComments>();
        services.AddScoped<CorrectThemeHandler>();
        services.AddScoped<UndoCorrectionHandler>();
        services.AddSurveys();
        services.AddAlerts();
        services.AddLabels();
        services.AddScoped<BrowseCommentsHandler>();
        services.AddScoped<BreakDownCommentsHandler>();
        services.AddScoped<CountCommentsHandler>();
    }

    public override void Endpoints(RouteGroupBuilder api)
    {
        api.MapReadFeedback();
        api.MapListThemes();
        api.MapShowWords();
        api.MapTeachWords();
        api.MapShowTheme();
        api.MapLearnWords();
        api.MapFindAlikeWords();
        api.MapFindDuplicates();
        api.MapListDuplicates();
        api.MapMergeDuplicates();
        api.MapShowComment();
        api.MapShowAttachment();
        api.MapTranscribeAttachment();
        api.MapListAspects();
        api.MapShowAspect();
        api.MapCompareAspects();
        api.MapMeasureThemeImpact();
        api.MapCorrectTheme();
        api.MapUndoCorrection();
        api.MapSurveys();
        api.MapAlerts();
        api.MapLabels();
        api.MapBrowseComments();
        api.MapBreakDownComments();
        api.MapCountComments();
    }

    /// <summary>Alerts that nobody has looked at.</summary>
    public override async ValueTask<int> WaitingAsync(IServiceProvider services, CancellationToken cancellationToken) => await services.GetRequiredService<IOpenAlerts>().CountAsync(cancellationToken);

    public override async ValueTask<IReadOnlyList<Findable>> FindablesAsync(IServiceProvider services, Localizer words, CancellationToken cancellationToken)
    {
        var report = await services.GetRequiredService<IThemes>().LatestAsync(cancellationToken);
        return [.. (report?.Themes ?? []).Select(t => new Findable("/listen/theme/" + t.Id, t.Name, "listen.theme")), .. await services.SurveyFindablesAsync(cancellationToken)];
    }

    public override async ValueTask<IReadOnlyList<OpenDecision>> DecisionsAsync(IServiceProvider services, CancellationToken cancellationToken) =>
        await services.GetRequiredService<ListenNews>().DecisionsAsync(cancellationToken);

    public override async ValueTask<IReadOnlyList<RecentChange>> ChangesAsync(IServiceProvider services, DateTimeOffset since, CancellationToken cancellationToken) =>
        await services.GetRequiredService<ListenNews>().ChangesAsync(since, cancellationToken);
}
