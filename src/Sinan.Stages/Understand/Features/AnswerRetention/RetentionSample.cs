using System.Collections.Immutable;

namespace Sinan.Stages.Understand.Features.AnswerRetention;

/// <summary>Retention counted among a sample of the users, for all of them. Shares stay as they are: their intervals rest on the users of the sample.</summary>
static class RetentionSample
{
    public static RetentionReport Scaled(RetentionReport report) => report.Sample is not { } sample ? report : report with
    {
        Cohorts = Scaled(sample, report.Cohorts),
        Groups = [.. report.Groups.Select(g => g with { Size = sample.Estimate(g.Size), SizeCi95 = report.Recurring ? null : sample.Interval(g.Size), Cohorts = Scaled(sample, g.Cohorts) })],
        Base = [.. report.Base.Select(sample.Estimate)],
    };

    static ImmutableArray<RetentionCohortReport> Scaled(SampleReport sample, ImmutableArray<RetentionCohortReport> cohorts) =>
    [
        .. cohorts.Select(c => c with
        {
            Counted = c,
            Size = sample.Estimate(c.Size),
            Retained = [.. c.Retained.Select(r => r is { } users ? sample.Estimate(users) : (long?)null)],
            RetainedCi95 = [.. c.Retained.Select(r => r is { } users ? sample.Interval(users) : (ImmutableArray<double>?)null)],
        }),
    ];
}
