namespace Sinan.Numerics.Learning;

public enum BoostingLoss
{
    /// <summary>Log loss of yes and no; margins are log odds.</summary>
    Logistic,

    /// <summary>Half the squared error of an amount; margins are amounts.</summary>
    Squared,
}

/// <summary>How trees are boosted. The defaults of sizes and penalties are those of XGBoost.</summary>
public sealed record BoostingOptions
{
    public BoostingLoss Loss { get; init; } = BoostingLoss.Logistic;

    /// <summary>Trees at most.</summary>
    public int Rounds { get; init; } = 100;

    /// <summary>Part of each tree's answer that is taken, 0…1; smaller learns slower and usually better.</summary>
    public double Eta { get; init; } = 0.3;

    /// <summary>Questions from root to leaf at most.</summary>
    public int MostDepth { get; init; } = 6;

    /// <summary>L2 penalty on leaf values.</summary>
    public double Lambda { get; init; } = 1;

    /// <summary>Least sum of second derivatives in a leaf.</summary>
    public double LeastChildWeight { get; init; } = 1;

    /// <summary>Margin before the first tree; null = the training mean (as log odds for <see cref="BoostingLoss.Logistic"/>).</summary>
    public double? BaseMargin { get; init; }

    /// <summary>With validation rows: stops after as many trees without a better loss on them and keeps the best number of trees; 0 = never.</summary>
    public int Patience { get; init; } = 20;

    /// <summary>Worker threads; 0 = all processors. The model is the same for any number.</summary>
    public int Threads { get; init; }
}
