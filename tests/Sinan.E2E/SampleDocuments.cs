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
        var newest = (await services.GetRequiredService<IInitiativeStore>().ListAsync(default))[0].Id;
        if ((await services.GetRequiredService<IDocumentVersions>().ListAsync(newest, default)).Length > 0)
            return;
        await AnswerAsync(services, newest, "scope_in", "翻译 12 种语言的说明书");
        await WriteAsync(services, newest, []);
        await services.GetRequiredService<SignInitiativeDocumentHandler>().HandleAsync(new SignInitiativeDocument(newest, "product-needs", 1, "范围已确认", Person), default);
        await AnswerAsync(services, newest, "scope_in", "翻译 8 种语言的说明书");
        await WriteAsync(services, newest, ["product-needs"]);
    }

    static Task AnswerAsync(IServiceProvider services, long id, string check, string value) =>
        services.GetRequiredService<AnswerCheckHandler>().HandleAsync(new AnswerCheck(id, check, AnswerOrigin.Written, value, Person), default);

    static Task WriteAsync(IServiceProvider services, long id, System.Collections.Immutable.ImmutableArray<string> codes) =>
        services.GetRequiredService<WriteInitiativeDocumentsHandler>().HandleAsync(new WriteInitiativeDocuments(id, codes, Person), default);
}
