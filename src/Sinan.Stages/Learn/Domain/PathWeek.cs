namespace Sinan.Stages.Learn.Domain;

/// <summary>Shares of the path at the end of a week of the plan, 0 … 1.</summary>
/// <param name="Day">The week's last day.</param>
/// <param name="Planned">Share that the plan has done by then.</param>
/// <param name="Sprint">Share at the pace of <see cref="PathProgress.SprintDays"/> days.</param>
/// <param name="Own">Share done by then; null for days to come.</param>
public sealed record PathWeek(DateOnly Day, double Planned, double Sprint, double? Own);
