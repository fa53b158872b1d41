namespace Sinan.Numerics.Learning;

public enum AnswerLearner
{
    /// <summary>Gradient-boosted trees: finds bends and interactions by itself.</summary>
    Boosted,

    /// <summary>Logistic regression on standardised features: steady with few rows.</summary>
    Logistic,
}
