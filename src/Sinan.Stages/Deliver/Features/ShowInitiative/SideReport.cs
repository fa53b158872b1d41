using Sinan.Kernel;
using Sinan.Stages.Deliver.Domain.Initiatives;

namespace Sinan.Stages.Deliver.Features.ShowInitiative;

/// <summary>One of the four sides of an initiative.</summary>
/// <param name="Code">"need", "feasibility", "data" or "compliance".</param>
/// <param name="State">Whether it holds.</param>
/// <param name="Says">Why.</param>
public sealed record SideReport(string Code, CheckState State, Phrase Says);
