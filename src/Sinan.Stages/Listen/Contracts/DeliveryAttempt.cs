namespace Sinan.Stages.Listen.Contracts;

/// <summary>One try to send an alert.</summary>
/// <param name="At">When.</param>
/// <param name="Alert">Id of the alert.</param>
/// <param name="Target">Name of the target.</param>
/// <param name="Kind">How it was sent.</param>
/// <param name="Attempt">Which try, from 1.</param>
/// <param name="Problem">Code of what went wrong ("listen.deliver.status"); null when it arrived.</param>
/// <param name="Status">HTTP status or the receiver's own error number; null without an answer.</param>
public sealed record DeliveryAttempt(DateTimeOffset At, string Alert, string Target, TargetKind Kind, int Attempt, string? Problem, int? Status);
