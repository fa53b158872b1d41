namespace Sinan.Numerics.Behavior;

/// <summary>Events in columns, sorted by user, then time, then ingest ordinal.</summary>
public sealed class BehaviorIndex;
