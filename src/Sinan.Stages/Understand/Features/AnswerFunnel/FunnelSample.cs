using System.Collections.Immutable;

namespace Sinan.Stages.Understand.Features.AnswerFunnel;

/// <summary>A funnel counted among a sample of the users, for all of them. Shares stay as they are: their intervals rest on the users of the sample.</summary>
static class FunnelSample
{
    public static FunnelReport Scaled(FunnelReport report) => report.Sample is not { } sample ? report : report with
    {
        Users = sample.Estimate(report.Users),
        UsersBefore = report.UsersBefore is { } before ? sample.Estimate(before) : null,
        Steps = Scaled(sample, report.Steps),
        Before = Scaled(sample, report.Before),
        Groups = [.. report.Groups.Select(g => g with { Users = sample.Estimate(g.Users), Steps = Scaled(sample, g.Steps) })],
        Periods =
        [
            .. report.Periods.Select(p => p with
            {
                Users = sample.Estimate(p.Users), UsersCi95 = sample.Interval(p.Users), Through = sample.Estimate(p.Through), ThroughCi95 = sample.Interval(p.Through),
            }),
        ],
        Outlier = report.Outlier is { } outlier ? outlier with { Lost = outlier.Lost * sample.Of / sample.Users } : null,
    };

    static ImmutableArray<FunnelStep> Scaled(SampleReport sample, ImmutableArray<FunnelStep> steps) =>
        [.. steps.Select(s => s with { Users = sample.Estimate(s.Users), UsersCi95 = sample.Interval(s.Users) })];
}
