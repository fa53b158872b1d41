namespace Sinan.Stages.Decide.Contracts;

/// <summary>How the team ranks its needs; kept under the setting <see cref="Key"/>.</summary>
/// <param name="Method">Which way; by default reach × impact × confidence ÷ effort.</param>
/// <param name="Formula">The team's own formula, where that is the way.</param>
public sealed record MethodChoice(RankMethod Method, string? Formula)
{
    public const string Key = "decide.method";

    public static MethodChoice Usual { get; } = new(RankMethod.Rice, null);
}
