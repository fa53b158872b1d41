using System.Collections.Immutable;

namespace Sinan.Stages.Decide.Features.CheckFeasibility;

/// <summary>A point of the learning curve.</summary>
/// <param name="Rows">Rows learned from.</param>
/// <param name="Score">Share of right answers.</param>
/// <param name="Ci95">Its 95 % interval.</param>
/// <param name="Measured">Whether it was measured; else it is forecast.</param>
public sealed record CurvePoint(double Rows, double Score, ImmutableArray<double> Ci95, bool Measured);
