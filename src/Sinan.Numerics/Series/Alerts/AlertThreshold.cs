namespace Sinan.Numerics.Series.Alerts;

/// <summary>From which severity on alerts are raised, so that all series together keep one budget of false alarms.</summary>
/// <param name="Severity">In nats: a period above it raises an alert.</param>
/// <param name="PerMonth">False alarms a month of all series together in the replays at this severity.</param>
/// <param name="Months">Months of the user's own history that were replayed.</param>
/// <param name="Replays">Times that it was replayed in another order.</param>
/// <param name="Quiet">Share of periods that counted as quiet, 0…1; the others were filled in at random.</param>
public sealed record AlertThreshold(double Severity, double PerMonth, double Months, int Replays, double Quiet);
