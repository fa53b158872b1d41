using System.Collections.Immutable;

namespace Sinan.Stages.Decide.Domain;

/// <summary>What stands behind a need over time: the comments of a theme by week, or the users who do an event.</summary>
/// <param name="Name">Name of the theme or the event.</param>
/// <param name="Weeks">Comments of each whole week; empty asks for the event.</param>
sealed record Watched(string Name, ImmutableArray<(DateTimeOffset Week, double Value)> Weeks);
