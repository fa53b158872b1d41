using Microsoft.Extensions.DependencyInjection;
using Sinan.Stages.Deliver.Data;
using Sinan.Stages.Deliver.Domain.Initiatives;
using Sinan.Stages.Deliver.Features.AnswerCheck;
using Sinan.Stages.Deliver.Features.SignInitiativeDocument;
using Sinan.Stages.Deliver.Features.WriteInitiativeDocuments;

namespace Sinan.E2E;

/// <summary>Documents with two versions, a signature and a change since, so that their pages have something to show.</summary>
static class SampleDocuments
{
    const string Person = "test";

    public static async Task MakeAsync(IServiceProvider root)
    {
        await using var scope = root.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var id = (await services.GetRequiredService<IInitiativeStore>().ListAsync(default)).First(i => i.Title == "智能客服").Id;
        if ((await services.GetRequiredService<IDocumentVersions>().ListAsync(id, default)).Length > 0)
            return;
        await AnswerAsync(services, id, "scope_in", "退款、物流和 12 种发票问题");
        await WriteAsync(services, id, []);
        await services.GetRequiredService<SignInitiativeDocumentHandler>().HandleAsync(new SignInitiativeDocument(id, "product-needs", 1, "范围已确认", Person), default);
        await AnswerAsync(services, id, "scope_in", "退款、物流和 8 种发票问题");
        await WriteAsync(services, id, ["product-needs"]);
    }

    static Task AnswerAsync(IServiceProvider services, long id, string check, string value) =>
        services.GetRequiredService<AnswerCheckHandler>().HandleAsync(new AnswerCheck(id, check, AnswerOrigin.Written, value, Person), default);

    static Task WriteAsync(IServiceProvider services, long id, System.Collections.Immutable.ImmutableArray<string> codes) =>
        services.GetRequiredService<WriteInitiativeDocumentsHandler>().HandleAsync(new WriteInitiativeDocuments(id, codes, Person), default);
}
