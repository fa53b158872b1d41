namespace Sinan.Numerics.Learning;

/// <summary>First and second derivative of the loss by the margin, of a row or summed over rows.</summary>
readonly record struct GradientPair(double Gradient, double Hessian)
{
    public static GradientPair Of(BoostingLoss loss, double margin, double target)
    {
        if (loss == BoostingLoss.Squared)
            return new GradientPair(margin - target, 1);
        var p = LogisticRegression.Sigmoid(margin);
        return new GradientPair(p - target, Math.Max(p * (1 - p), 1e-16));
    }

    /// <summary>Twice the fall of the loss with the best leaf value.</summary>
    public double Gain(double lambda) => Gradient * Gradient / (Hessian + lambda);

    /// <summary>The best leaf value.</summary>
    public double Weight(double lambda) => -Gradient / (Hessian + lambda);

    public static GradientPair operator +(GradientPair a, GradientPair b) => new(a.Gradient + b.Gradient, a.Hessian + b.Hessian);

    public static GradientPair operator -(GradientPair a, GradientPair b) => new(a.Gradient - b.Gradient, a.Hessian - b.Hessian);
}
