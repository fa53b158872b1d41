using System.Collections.Immutable;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Sinan.Stages.Collect.Contracts;
using Sinan.Stages.Decide.Contracts;
using Sinan.Stages.Deliver.Contracts;
using Sinan.Stages.Listen.Contracts;
using Sinan.Stages.Understand.Contracts;

namespace Sinan.Stages.Overview.Features.RunLoop;

/// <summary>What the loop found; null = skipped, the reason stands in <see cref="Steps"/>.</summary>
public sealed record LoopAnswer(
    string Workspace, JsonObject Import, QualityReport Quality, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] SegmentReport? Segments,
    [property: JsonPropertyName("experiment")] GroupComparison? Comparison,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] ThemeReport? Themes, NeedReport? Needs, ImmutableArray<DocumentFile> Documents, ImmutableArray<LoopStep> Steps, string? SampleDirectory, double Seconds, long Seed);
