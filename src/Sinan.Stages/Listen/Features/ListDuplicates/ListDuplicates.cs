namespace Sinan.Stages.Listen.Features.ListDuplicates;

/// <summary>Which comments say the same?</summary>
/// <param name="Least">Least share of three-character pieces that two comments must have in common, 0.5…1.</param>
public sealed record ListDuplicates(double Least = ListDuplicates.UsualLeast)
{
    public const double UsualLeast = 0.8;

    public const double LowestLeast = 0.5;
}
