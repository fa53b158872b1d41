namespace Sinan.Stages.Deliver.Domain.Initiatives;

/// <summary>Who does a sub-step, until when, how far.</summary>
/// <param name="Owner">A name; empty = nobody yet.</param>
/// <param name="Due">Day by which it is to be done.</param>
/// <param name="State">How far.</param>
/// <param name="Note">What holds it up, or what came out.</param>
public sealed record StepProgress(string Owner, DateOnly? Due, StepState State, string Note)
{
    public static StepProgress None { get; } = new("", null, StepState.Open, "");

    /// <summary>Whether its day has passed and it is not done.</summary>
    public bool IsOverdue(DateOnly today) => Due < today && State != StepState.Done;
}
