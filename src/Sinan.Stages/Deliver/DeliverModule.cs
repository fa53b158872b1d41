using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Sinan.Kernel;
using Sinan.Stages.Deliver.Contracts;
using Sinan.Stages.Deliver.Features.ListDocuments;
using Sinan.Stages.Deliver.Features.WriteDocuments;

namespace Sinan.Stages.Deliver;

public sealed class DeliverModule : StageModule
{
    public override StageInfo Info => new("deliver", Order: 6);

    public override void Services(IServiceCollection services) => services.AddScoped<IDocuments, WriteDocumentsHandler>();

    public override void Endpoints(RouteGroupBuilder api) => api.MapDocuments();

    public override async ValueTask<IReadOnlyList<Findable>> FindablesAsync(IServiceProvider services, Localizer words, CancellationToken cancellationToken)
    {
        var set = await services.GetRequiredService<IDocuments>().LatestAsync(cancellationToken);
        return [.. (set?.Documents ?? []).Where(d => d.Language == words.Lang.Code && d.Format == "html").Select(d => new Findable("/documents/" + d.Name, d.Title, "deliver.document"))];
    }
}
