using System.Collections.Immutable;
using Sinan.Stages.Decide.Domain.Ideas;

namespace Sinan.Stages.Decide.Features.ManageIdea;

/// <summary>One idea as the team sees it.</summary>
/// <param name="Id">Idea.</param>
public sealed record ManageIdea(long Id);

/// <param name="Idea">The idea.</param>
/// <param name="Merged">What was merged into it, directly or through others.</param>
/// <param name="Behalf">Votes that the team cast for customers.</param>
/// <param name="Comments">Oldest first.</param>
/// <param name="Others">Ideas that it could be merged into.</param>
public sealed record ManagedIdea(Idea Idea, ImmutableArray<Idea> Merged, ImmutableArray<IdeaVote> Behalf, ImmutableArray<IdeaComment> Comments, ImmutableArray<Idea> Others);
