using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Stages.Decide.Contracts;
using Sinan.Stages.Deliver.Domain.Initiatives;

namespace Sinan.Stages.Deliver.Features.ShowInitiative;

/// <summary>An initiative with its stages, sides and history.</summary>
/// <param name="Sentence">The answer in one sentence.</param>
/// <param name="Initiative">The initiative itself.</param>
/// <param name="Need">The need that it is for, as it stands in the book; null for none.</param>
/// <param name="Stages">All seven, in order.</param>
/// <param name="Sides">Need, feasibility, data quality, compliance.</param>
/// <param name="History">Newest first, at most <see cref="MostLines"/>.</param>
/// <param name="Conflict">The clearest technical metric that pulls against one of the business, among entered results and variants; null for none.</param>
public sealed record InitiativeReport(
    Phrase Sentence, Initiative Initiative, NeedCard? Need, ImmutableArray<StageReport> Stages, ImmutableArray<SideReport> Sides, ImmutableArray<HistoryLine> History, Phrase? Conflict = null)
{
    public const int MostLines = 200;

    public StageReport Current => Stages[(int)Initiative.Stage];

    /// <summary>A sub-step by its code; null when there is none.</summary>
    public StepReport? FindStep(string code) => Stages.SelectMany(s => s.Steps).FirstOrDefault(s => s.Code == code);
}
