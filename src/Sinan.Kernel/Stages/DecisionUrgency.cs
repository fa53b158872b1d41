namespace Sinan.Kernel;

/// <summary>How soon a decision is needed, the soonest first.</summary>
public enum DecisionUrgency
{
    /// <summary>Something went off and nobody has taken it up.</summary>
    Alarm,

    /// <summary>Its day has passed.</summary>
    Overdue,

    /// <summary>It holds work up, or can be made now.</summary>
    Waiting,
}
