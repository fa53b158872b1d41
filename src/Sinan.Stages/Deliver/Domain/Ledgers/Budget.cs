namespace Sinan.Stages.Deliver.Domain.Ledgers;

/// <summary>What an initiative may cost.</summary>
public sealed record Budget
{
    /// <summary>Year of the default pays.</summary>
    public const int PaysOf = 2024;

    /// <summary>Paid days of a month by the reckoning of Chinese labour law: (365 − 104) ÷ 12.</summary>
    const double DaysOfMonth = 21.75;

    /// <summary>What it is expected to bring, in money; null = not said.</summary>
    public double? ExpectedReturn { get; init; }

    /// <summary>Return on investment that it has to leave at least: 0.2 = a fifth more than it costs.</summary>
    public double LeastRoi { get; init; }

    /// <summary>Most working days; null = no limit.</summary>
    public double? MostDays { get; init; }

    /// <summary>A month's pay in operations, CNY; average of advertised pay in 2024.</summary>
    public double OperationsPay { get; init; } = 18_457;

    /// <summary>A month's pay of an AI engineer, CNY; average of advertised pay in 2024.</summary>
    public double EngineerPay { get; init; } = 37_336;

    /// <summary>A month's pay in algorithms of large models, CNY; average of advertised pay in 2024.</summary>
    public double AlgorithmPay { get; init; } = 39_607;

    /// <summary>The most it may cost: return ÷ (1 + least ROI); null while the return is not said.</summary>
    public double? CostLimit => ExpectedReturn is { } expected ? expected / (1 + LeastRoi) : null;

    /// <summary>What a person-day costs.</summary>
    public double DayRate(CostRole role) => role switch { CostRole.Operations => OperationsPay, CostRole.Engineer => EngineerPay, _ => AlgorithmPay } / DaysOfMonth;
}
