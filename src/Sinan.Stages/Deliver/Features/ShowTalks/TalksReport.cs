using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Stages.Deliver.Domain.Talks;

namespace Sinan.Stages.Deliver.Features.ShowTalks;

/// <summary>Meetings and decisions of an initiative.</summary>
/// <param name="Sentence">The answer in one sentence.</param>
/// <param name="Id">Number of the initiative.</param>
/// <param name="Title">Its title.</param>
/// <param name="Talks">Newest day first.</param>
/// <param name="Decisions">Late ones first, then open ones by day, then those carried out.</param>
public sealed record TalksReport(Phrase Sentence, long Id, string Title, ImmutableArray<Talk> Talks, ImmutableArray<DecisionLine> Decisions);
