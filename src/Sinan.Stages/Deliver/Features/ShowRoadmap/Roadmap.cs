using System.Collections.Immutable;
using Sinan.Kernel;

namespace Sinan.Stages.Deliver.Features.ShowRoadmap;

/// <summary>Initiatives with milestones or a promised day, by theme and then by the day that they are expected.</summary>
/// <param name="Sentence">The answer in one sentence.</param>
/// <param name="From">First day of the axis; null without lines.</param>
/// <param name="To">Last day of the axis.</param>
/// <param name="Lines">The initiatives.</param>
/// <param name="Undated">Initiatives under way without milestones and day.</param>
/// <param name="Owners">Everybody who owns one, for a choice.</param>
/// <param name="Themes">All strategy themes, for a choice.</param>
public sealed record Roadmap(Phrase Sentence, DateOnly? From, DateOnly? To, ImmutableArray<RoadmapLine> Lines, int Undated, ImmutableArray<string> Owners, ImmutableArray<string> Themes);
