using Sinan.Stages.Deliver.Domain.Talks;

namespace Sinan.Stages.Deliver.Features.ShowTalks;

/// <summary>A decision in a list.</summary>
/// <param name="Talk">Number of the meeting that it was taken in.</param>
/// <param name="Day">Day of the meeting.</param>
/// <param name="Decision">The decision.</param>
/// <param name="IsLate">Whether its day has passed and it is not carried out.</param>
public sealed record DecisionLine(int Talk, DateOnly Day, Decision Decision, bool IsLate);
