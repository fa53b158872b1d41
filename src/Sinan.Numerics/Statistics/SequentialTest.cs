namespace Sinan.Numerics.Statistics;

public enum SequentialVerdict
{
    /// <summary>Not decided yet: inspect on.</summary>
    Open,

    /// <summary>The share is the small one.</summary>
    Accept,

    /// <summary>The share is the large one.</summary>
    Reject,
}

/// <summary>Wald's sequential test of a share of errors (1945): inspect one by one and stop as soon as it is decided.</summary>
/// <param name="Verdict">What was decided.</param>
/// <param name="Inspected">Pieces inspected until then.</param>
/// <param name="LogRatio">Log likelihood ratio of the large share over the small one, nats.</param>
public sealed record SequentialTest(SequentialVerdict Verdict, int Inspected, double LogRatio)
{
    /// <param name="isWrong">Pieces in the order of inspection; those after the decision are not looked at.</param>
    /// <param name="small">Share p₀ of errors that is good, 0…1.</param>
    /// <param name="large">Share p₁ &gt; p₀ that is bad.</param>
    /// <param name="falseAlarm">Chance α of rejecting p₀.</param>
    /// <param name="miss">Chance β of accepting p₁.</param>
    /// <remarks>Rejects from ln((1 − β) ÷ α) up, accepts from ln(β ÷ (1 − α)) down. Vectors: conformance/monitoring/labelling.json.</remarks>
    public static SequentialTest Of(ReadOnlySpan<bool> isWrong, double small, double large, double falseAlarm = 0.05, double miss = 0.1)
    {
        if (!(small > 0 && small < large && large < 1))
            throw new ArgumentOutOfRangeException(nameof(large), large, $"Shares must be 0 < small < large < 1. Small: {small}.");
        Bounds.RequireLevel(falseAlarm);
        Bounds.RequireLevel(miss);
        var (reject, accept) = (Math.Log((1 - miss) / falseAlarm), Math.Log(miss / (1 - falseAlarm)));
        var (wrong, right, ratio) = (Math.Log(large / small), Math.Log((1 - large) / (1 - small)), 0.0);
        for (var i = 0; i < isWrong.Length; i++)
        {
            ratio += isWrong[i] ? wrong : right;
            if (ratio >= reject || ratio <= accept)
                return new SequentialTest(ratio >= reject ? SequentialVerdict.Reject : SequentialVerdict.Accept, i + 1, ratio);
        }

        return new SequentialTest(SequentialVerdict.Open, isWrong.Length, ratio);
    }
}
