using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Stages.Deliver.Domain.Demands;
using Sinan.Stages.Deliver.Domain.Talks;

namespace Sinan.Stages.Deliver.Features.ShowDemands;

/// <summary>Demands of an initiative and the answers of vendors.</summary>
/// <param name="Sentence">The answer in one sentence.</param>
/// <param name="Id">Number of the initiative.</param>
/// <param name="Title">Its title.</param>
/// <param name="Demands">By number.</param>
/// <param name="Vendors">Answers of vendors, by number.</param>
/// <param name="Decisions">Open decisions of the meetings, by day.</param>
public sealed record DemandsReport(
    Phrase Sentence, long Id, string Title, ImmutableArray<DemandView> Demands, ImmutableArray<VendorSheet> Vendors, ImmutableArray<Decision> Decisions);
