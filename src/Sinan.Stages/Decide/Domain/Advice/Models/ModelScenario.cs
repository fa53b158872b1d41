namespace Sinan.Stages.Decide.Domain.Advice.Models;

/// <summary>What a model is for.</summary>
public enum ModelScenario
{
    /// <summary>Sort texts by labels.</summary>
    Sort,

    /// <summary>Understand and answer users, as in customer service.</summary>
    Service,

    /// <summary>Recommend items.</summary>
    Recommend,

    /// <summary>Score cases by their columns: risk, churn.</summary>
    Score,

    /// <summary>Write texts.</summary>
    Write,
}
