using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Sinan.Kernel;
using Sinan.Stages.Deliver.Contracts;
using Sinan.Stages.Deliver.Domain.Initiatives;
using Sinan.Stages.Deliver.Domain.Ledgers;
using Sinan.Stages.Deliver.Features;
using Sinan.Stages.Deliver.Features.ListDocuments;
using Sinan.Stages.Deliver.Features.WriteDocuments;

namespace Sinan.Stages.Deliver;

public sealed class DeliverModule : StageModule
{
    public override StageInfo Info => new("deliver", Order: 6);

    public override IReadOnlyList<StagePage> Pages { get; } = [new("/deliver", "deliver.board.short") { Details = ["/deliver/initiatives"] }, new("/deliver/roadmap", "deliver.roadmap.short"), new("/deliver/strategy", "deliver.strategy.short")];

    public override void Services(IServiceCollection services)
    {
        services.AddScoped<IDocuments, WriteDocumentsHandler>();
        services.AddDrafts();
        services.AddInitiatives();
        services.AddInitiativeDocuments();
    }

    public override void Endpoints(RouteGroupBuilder api)
    {
        api.MapDocuments();
        api.MapDrafts();
        api.MapInitiatives();
        api.MapInitiativeDocuments();
    }

    /// <summary>Initiatives with something whose day has passed, or with a stop-loss alarm.</summary>
    public override async ValueTask<int> WaitingAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var today = services.GetRequiredService<WorkFactsReader>().Today;
        return (await services.GetRequiredService<WorkBook>().InitiativesAsync(cancellationToken)).Count(i => i.IsOpen && (Lateness.IsLate(i, today) || StopLoss.IsRaisedFor(i, today)));
    }

    public override async ValueTask<IReadOnlyList<Findable>> FindablesAsync(IServiceProvider services, Localizer words, CancellationToken cancellationToken)
    {
        var set = await services.GetRequiredService<IDocuments>().LatestAsync(cancellationToken);
        return
        [
            .. (set?.Documents ?? []).Where(d => d.Language == words.Lang.Code && d.Format == "html").Select(d => new Findable("/documents/" + d.Name, d.Title, "deliver.document")),
            .. await services.InitiativeFindablesAsync(cancellationToken),
        ];
    }

    public override async ValueTask<IReadOnlyList<OpenDecision>> DecisionsAsync(IServiceProvider services, CancellationToken cancellationToken) =>
        await services.GetRequiredService<DeliverNews>().DecisionsAsync(cancellationToken);

    public override async ValueTask<IReadOnlyList<RecentChange>> ChangesAsync(IServiceProvider services, DateTimeOffset since, CancellationToken cancellationToken) =>
        await services.GetRequiredService<DeliverNews>().ChangesAsync(since, cancellationToken);
}
