using System.Collections.Immutable;

namespace Sinan.Stages.Understand.Domain.Dashboards;

/// <summary>Questions that are looked at together.</summary>
/// <param name="Id">Number, from 1.</param>
/// <param name="Name">As people call it.</param>
/// <param name="Questions">In the order shown.</param>
/// <param name="Events">Event dictionary by which roles in parameters are read; empty where there are none.</param>
public sealed record Dashboard(int Id, BilingualText Name, ImmutableArray<SavedQuestion> Questions, ImmutableArray<TemplateEvent> Events);
