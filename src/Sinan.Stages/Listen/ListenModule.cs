using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Sinan.Kernel;
using Sinan.Stages.Listen.Contracts;
using Sinan.Stages.Listen.Data;
using Sinan.Stages.Listen.Features.BrowseComments;
using Sinan.Stages.Listen.Features.EvaluateText;
using Sinan.Stages.Listen.Features.ListThemes;
using Sinan.Stages.Listen.Features.ReadFeedback;
using Sinan.Stages.Listen.Features.ShowTheme;

namespace Sinan.Stages.Listen;

public sealed class ListenModule : StageModule
{
    public override StageInfo Info => new("listen", Order: 4);

    public override IReadOnlyList<StagePage> Pages { get; } =
    [
        new("/listen", "listen.themes.short"),
        new("/listen/comments", "listen.comments.short"),
    ];

    public override void Services(IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(LanguageTools.Shared);
        services.AddScoped<IThemes, StoredThemes>();
        services.AddScoped<ReadFeedbackHandler>();
        services.AddScoped<IFeedbackReader>(s => s.GetRequiredService<ReadFeedbackHandler>());
        services.AddScoped<IJobHandler, ReadFeedbackJob>();
        services.AddScoped<ListThemesHandler>();
        services.AddScoped<ShowThemeHandler>();
        services.AddScoped<EvaluateTextHandler>();
        services.AddScoped<BrowseCommentsHandler>();
    }

    public override void Endpoints(RouteGroupBuilder api)
    {
        api.MapReadFeedback();
        api.MapListThemes();
        api.MapShowTheme();
        api.MapBrowseComments();
    }

    /// <summary>Waves of complaints: themes that came far more often than usual in one week.</summary>
    public override async ValueTask<int> WaitingAsync(IServiceProvider services, CancellationToken cancellationToken) =>
        await services.GetRequiredService<IThemes>().LatestAsync(cancellationToken) is { } report ? report.Themes.Count(t => t.Burst is not null) : 0;

    public override async ValueTask<IReadOnlyList<Findable>> FindablesAsync(IServiceProvider services, Localizer words, CancellationToken cancellationToken)
    {
        var report = await services.GetRequiredService<IThemes>().LatestAsync(cancellationToken);
        return report is null ? [] : [.. report.Themes.Select(t => new Findable("/listen/theme/" + t.Id, t.Name, "listen.theme"))];
    }
}
