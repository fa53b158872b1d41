namespace Sinan.Numerics.Planning;

/// <summary>What risks do to a plan.</summary>
/// <param name="Finish">How much later the plan ends with the risks, run against the same run without them.</param>
/// <param name="Without">Without the risks.</param>
/// <param name="With">With them.</param>
public sealed record RiskEffect(TaskShift Finish, ScheduleForecast Without, ScheduleForecast With);
