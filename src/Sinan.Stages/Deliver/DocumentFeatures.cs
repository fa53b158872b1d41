using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Sinan.Stages.Deliver.Features;
using Sinan.Stages.Deliver.Features.CompareDocumentVersions;
using Sinan.Stages.Deliver.Features.ListInitiativeDocuments;
using Sinan.Stages.Deliver.Features.ReadDocumentVersion;
using Sinan.Stages.Deliver.Features.ShowInitiativeDocument;
using Sinan.Stages.Deliver.Features.SignInitiativeDocument;
using Sinan.Stages.Deliver.Features.WriteInitiativeDocuments;

namespace Sinan.Stages.Deliver;

/// <summary>The documents of initiatives: composed, written, signed, compared.</summary>
static class DocumentFeatures
{
    public static void AddInitiativeDocuments(this IServiceCollection services)
    {
        services.AddScoped<SourcesReader>().AddScoped<DocumentPress>().AddScoped<DocumentMatterReader>();
        services.AddScoped<ListInitiativeDocumentsHandler>().AddScoped<ShowInitiativeDocumentHandler>().AddScoped<WriteInitiativeDocumentsHandler>().AddScoped<SignInitiativeDocumentHandler>().AddScoped<CompareDocumentVersionsHandler>();
    }

    public static void MapInitiativeDocuments(this RouteGroupBuilder api)
    {
        api.MapListInitiativeDocuments();
        api.MapShowInitiativeDocument();
        api.MapWriteInitiativeDocuments();
        api.MapSignInitiativeDocument();
        api.MapCompareDocumentVersions();
        api.MapReadDocumentVersion();
    }
}
