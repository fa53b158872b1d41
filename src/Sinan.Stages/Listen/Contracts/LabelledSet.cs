using System.Collections.Immutable;
using Sinan.Kernel;

namespace Sinan.Stages.Listen.Contracts;

/// <summary>A set of labels and how far it is.</summary>
/// <param name="Id">Id of the set.</param>
/// <param name="Title">Its name for people.</param>
/// <param name="Names">Names of its labels for people.</param>
/// <param name="Labelled">Comments whose label is settled.</param>
/// <param name="IsOwn">Whether the team made it: its names are the team's words.</param>
public sealed record LabelledSet(string Id, Phrase Title, ImmutableSortedDictionary<string, Phrase> Names, int Labelled, bool IsOwn);
