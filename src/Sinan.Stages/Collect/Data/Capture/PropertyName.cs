using Sinan.Stages.Collect.Domain.Capture;

namespace Sinan.Stages.Collect.Data.Capture;

/// <summary>What was decided about the name of a property.</summary>
/// <param name="Role">What becomes of it.</param>
/// <param name="SecondsPerUnit">For durations.</param>
/// <param name="IsTaken">Whether it may be a further column.</param>
readonly record struct PropertyName(PropertyRole Role, double SecondsPerUnit, bool IsTaken);
