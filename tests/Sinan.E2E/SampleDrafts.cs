using Microsoft.Extensions.DependencyInjection;
using Sinan.Kernel;
using Sinan.Stages.Deliver.Data;
using Sinan.Stages.Deliver.Features.DecideDraft;
using Sinan.Stages.Deliver.Features.DraftSection;

namespace Sinan.E2E;

/// <summary>Prose for two sections of a document, one taken over and one that waits; a sentence with a number of nobody's is struck out.</summary>
static class SampleDrafts
{
    const string Document = "ai-goal";

    public static async Task MakeAsync(IServiceProvider root)
    {
        await using var scope = root.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var service = (await services.GetRequiredService<IInitiativeStore>().ListAsync(default)).Single(i => !i.Prototype.IsEmpty);
        if (service.Drafts.Length > 0)
            return;
        var handler = ActivatorUtilities.CreateInstance<DraftSectionHandler>(services, new Model());
        foreach (var language in Lang.All)
        {
            foreach (var section in new[] { "deliver.section.metrics", "deliver.section.today" })
                await handler.HandleAsync(new DraftSection(service.Id, Document, section, language.Code, "test"), default);
            await services.GetRequiredService<DecideDraftHandler>().HandleAsync(new DecideDraft(service.Id, Document, "deliver.section.metrics", language.Code, DraftChoice.Accept, "", "test"), default);
        }
    }

    /// <summary>Repeats two pieces of evidence that say a share, and adds a sentence with a number that none of them has.</summary>
    sealed class Model : ILanguageModel
    {
        public bool IsOn => true;

        public string Name => "sample";

        public Task<Outcome<ModelAnswer>> AskAsync(ModelRequest request, CancellationToken cancellationToken)
        {
            var said = request.Messages[^1].Text.Split('\n').Where(line => line.StartsWith('[') && line.Contains('%', StringComparison.Ordinal)).Take(2)
                .Select(line => $"{line[(line.IndexOf(']', StringComparison.Ordinal) + 2)..]} {line[..(line.IndexOf(']', StringComparison.Ordinal) + 1)]}");
            var words = string.Join('\n', said) + "\n77.7% [1]";
            return Task.FromResult<Outcome<ModelAnswer>>(new ModelAnswer(words, Name, 100, 50, TimeSpan.FromSeconds(2), false));
        }
    }
}
