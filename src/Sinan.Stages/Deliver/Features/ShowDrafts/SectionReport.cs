using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Stages.Deliver.Domain.Drafts;

namespace Sinan.Stages.Deliver.Features.ShowDrafts;

/// <summary>One section and its prose.</summary>
/// <param name="Code">Code of the section.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Evidence">What prose may cite; read only where there is a draft.</param>
/// <param name="Draft">The newest draft; null when there is none.</param>
/// <param name="IsCurrent">Whether the section still rests on all that the draft cites.</param>
/// <param name="Changes">Figures that it cites and the section no longer rests on.</param>
/// <param name="Text">The prose as a person edits it: evidence cited as [3], figures that changed by what answers the same now.</param>
public sealed record SectionReport(string Code, Phrase Title, ImmutableArray<CitableEvidence> Evidence, SectionDraft? Draft, bool IsCurrent, ImmutableArray<FigureChange> Changes, string Text);

/// <summary>Evidence that a draft may cite.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Id">Its address.</param>
/// <param name="Says">What it says.</param>
public sealed record CitableEvidence(int Number, EvidenceId Id, Phrase Says);
