using Sinan.Kernel;
using Sinan.Stages.Deliver.Data;
using Sinan.Stages.Deliver.Domain.Drafts;

namespace Sinan.Stages.Deliver.Features.DraftSection;

/// <summary>Lets the large model draft the prose of a section; what its evidence does not support is struck out.</summary>
/// <param name="Id">Initiative.</param>
/// <param name="Document">Code of the document.</param>
/// <param name="Section">Code of the section.</param>
/// <param name="Language">"zh-CN" or "en".</param>
/// <param name="Actor">Who.</param>
public sealed record DraftSection(long Id, string Document, string Section, string Language, string Actor);

public sealed class DraftSectionHandler(DraftMaterialReader reader, ILanguageModel model, IInitiativeStore initiatives, IAudit audit, TimeProvider clock)
{
    /// <returns>The draft as it waits for a person. Problems: those of <see cref="DraftMaterialReader.SectionAsync"/> and of <see cref="ILanguageModel.AskAsync"/>.</returns>
    public async Task<Outcome<SectionDraft>> HandleAsync(DraftSection request, CancellationToken cancellationToken)
    {
        if (!model.IsOn)
            return new Problem("kernel.model.off", ProblemKind.NotEnough);
        var read = await reader.SectionAsync(request.Id, request.Document, request.Section, request.Language, cancellationToken);
        if (!read.IsOk)
            return read.Problem;
        var (section, sources, words) = read.Value;
        await audit.RecordAsync(request.Actor, nameof(DraftSection), $"{request.Document} {request.Section} {model.Name}", cancellationToken);
        var answer = await model.AskAsync(DraftPrompt.For(section, sources, words), cancellationToken);
        if (!answer.IsOk)
            return answer.Problem;
        var check = DraftCheck.Check(answer.Value.Text, sources);
        var draft = new SectionDraft
        {
            Document = request.Document, Section = request.Section, Language = request.Language, Paragraphs = DraftMaterialReader.Cited(check, sources), Removed = check.Removed,
            Model = answer.Value.Model, At = clock.GetUtcNow(), By = request.Actor, Tokens = answer.Value.TokensAsked + answer.Value.TokensAnswered, Seconds = answer.Value.Took.TotalSeconds, IsCut = answer.Value.IsCut,
        };
        var kept = await initiatives.ChangeAsync(request.Id, request.Actor, i => Drafting.Offer(i, draft), cancellationToken);
        return kept.IsOk ? draft : kept.Problem;
    }
}
