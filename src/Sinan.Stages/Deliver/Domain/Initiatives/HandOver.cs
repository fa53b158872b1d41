namespace Sinan.Stages.Deliver.Domain.Initiatives;

/// <summary>The work going from one role to another.</summary>
/// <param name="From">Who had it.</param>
/// <param name="To">Who is to have it.</param>
/// <param name="Note">What is asked for, or why it came back.</param>
/// <param name="State">Where it stands.</param>
/// <param name="By">Who did the last step.</param>
/// <param name="At">When.</param>
public sealed record HandOver(WorkRole From, WorkRole To, string Note, HandOverState State, string By, DateTimeOffset At);
