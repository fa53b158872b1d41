using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Sinan.Kernel;
using Sinan.Numerics.Statistics;

namespace Sinan.Stages.Understand.Features;

/// <summary>The answer rests on a sample of the users; its counts are scaled up to all of them.</summary>
/// <param name="Share">Share of the users that was asked for.</param>
/// <param name="Users">Users in the sample.</param>
/// <param name="Of">Users whom it stands for.</param>
public sealed record SampleReport(double Share, long Users, long Of)
{
    /// <summary>Intervals over fewer users promise more than they hold.</summary>
    public const int LeastUsers = 100;

    /// <summary>What was counted among the users of the sample, for all.</summary>
    public long Estimate(long counted) => (long)Math.Round((double)counted * Of / Users);

    /// <summary>95 % interval of <see cref="Estimate"/>.</summary>
    public ImmutableArray<double> Interval(long counted)
    {
        var bounds = SampleEstimates.Count(counted, Users, Of);
        return [bounds.Low, bounds.High];
    }

    /// <summary>Says that the answer is estimated.</summary>
    [JsonIgnore]
    public Phrase Note => new("understand.sample.note", Fact.Count("users", Users), Fact.Count("of", Of));

    /// <summary>A count of users: as it is, or of a sample estimated for all of them with its interval.</summary>
    public static Fact Count(SampleReport? sample, string name, long counted) =>
        sample is null ? Fact.Count(name, counted) : Scaled(name, sample.Estimate(counted), sample.Interval(counted));

    /// <summary>A count that is scaled up already, with the interval that came with it.</summary>
    public static Fact Scaled(string name, long users, ImmutableArray<double>? ci95) => ci95 is { } ci ? Fact.Count(name, users).Between(ci[0], ci[1]) : Fact.Count(name, users);

    /// <summary>Evidence of a share or quantile, whose counts are those of the sample: says so.</summary>
    public static Evidence Told(SampleReport? sample, Evidence evidence) => sample is null ? evidence : evidence with { Method = evidence.Method + "_sample" };

    /// <summary>Evidence of a count of users: as counted, or estimated with its interval.</summary>
    public static Evidence OfCount(SampleReport? sample, Evidence counted)
    {
        if (sample is null)
            return counted;
        var ci = sample.Interval((long)counted.Value);
        return counted with { Method = "method.sample_count", Value = sample.Estimate((long)counted.Value), Interval = new Interval(ci[0], ci[1]), NoInterval = null };
    }
}
