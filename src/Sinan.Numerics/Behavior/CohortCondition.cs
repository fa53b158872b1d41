using System.Collections.Immutable;

namespace Sinan.Numerics.Behavior;

/// <summary>A condition that a user meets or does not: a tree of what users did, joined by and, or, not.</summary>
public abstract record CohortCondition
{
    /// <summary>Did an event at least so many times.</summary>
    /// <param name="Event">Event code; −1 = an event that nobody did.</param>
    /// <param name="AtLeast">Times, ≥ 1.</param>
    /// <param name="FromMs">At or after this moment; null = ever.</param>
    /// <param name="ToMs">Before this moment.</param>
    public sealed record Did(int Event, long AtLeast = 1, long? FromMs = null, long? ToMs = null) : CohortCondition;

    /// <summary>Did an event and later another.</summary>
    /// <param name="First">Event code.</param>
    /// <param name="Then">Event code; one event serves one side.</param>
    /// <param name="WithinMs">At most so long after the first, inclusive; null = unlimited.</param>
    /// <param name="FromMs">The first at or after this moment.</param>
    /// <param name="ToMs">The first before this moment.</param>
    public sealed record Sequence(int First, int Then, long? WithinMs = null, long? FromMs = null, long? ToMs = null) : CohortCondition;

    /// <summary>Came through a funnel exactly so far: those who dropped out behind a step.</summary>
    /// <param name="Question">The funnel.</param>
    /// <param name="Reached">Steps reached, 0 … all.</param>
    public sealed record Funnel(FunnelQuestion Question, int Reached) : CohortCondition;

    /// <summary>Has an event with one of some values.</summary>
    /// <param name="Column">Column with codes.</param>
    /// <param name="Values">Codes of the values.</param>
    public sealed record Has(BehaviorColumn Column, ImmutableArray<int> Values) : CohortCondition;

    /// <summary>Is in a set that is known already.</summary>
    /// <param name="Users">One byte a user number, 0 = not in it; users past the end are not.</param>
    public sealed record In(ReadOnlyMemory<byte> Users) : CohortCondition;

    /// <summary>Meets all of some conditions; everybody meets none.</summary>
    public sealed record All(ImmutableArray<CohortCondition> Of) : CohortCondition;

    /// <summary>Meets at least one of some conditions.</summary>
    public sealed record Any(ImmutableArray<CohortCondition> Of) : CohortCondition;

    /// <summary>Does not meet a condition.</summary>
    public sealed record Not(CohortCondition Of) : CohortCondition;
}
