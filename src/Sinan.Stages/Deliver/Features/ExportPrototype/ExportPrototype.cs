using Sinan.Kernel;
using Sinan.Stages.Deliver.Domain.Prototypes;
using Sinan.Stages.Deliver.Features.ShowPrototype;

namespace Sinan.Stages.Deliver.Features.ExportPrototype;

/// <summary>Writes the prototype of an initiative as one clickable HTML page.</summary>
/// <param name="Id">Initiative.</param>
/// <param name="Version">A version that was kept; null = as it stands.</param>
/// <param name="Lang">Language of the words around what people wrote.</param>
public sealed record ExportPrototype(long Id, int? Version, Lang Lang);

public sealed class ExportPrototypeHandler(ShowPrototypeHandler prototypes, TextCatalog texts)
{
    /// <returns>The page. Problems: those of <see cref="ShowPrototypeHandler.HandleAsync"/>, "deliver.prototype.empty".</returns>
    public async Task<Outcome<string>> HandleAsync(ExportPrototype request, CancellationToken cancellationToken)
    {
        var shown = await prototypes.HandleAsync(new ShowPrototype.ShowPrototype(request.Id, request.Version), cancellationToken);
        if (!shown.IsOk)
            return shown.Problem;
        return shown.Value.Prototype.IsEmpty
            ? new Problem("deliver.prototype.empty", ProblemKind.Conflict)
            : new PrototypeHtml(new Localizer(texts, request.Lang)).Render(shown.Value.Title, shown.Value.Prototype);
    }
}
