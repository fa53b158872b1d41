using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Stages.Collect.Contracts;

namespace Sinan.Stages.Collect.Features.ReportQuality;

/// <summary>The report with its sentences written out: what the command line and the API print.</summary>
public sealed record QualityView(
    long Rows, double Score, ImmutableArray<ColumnQuality> Columns, ImmutableArray<QualityView.Finding> Findings, ImmutableArray<QualityView.Scenario> Scenarios,
    long Users, long Items, long Feedback, double ColdUsers, double ColdItems, DateTimeOffset? First, DateTimeOffset? Last,
    ImmutableSortedDictionary<string, long> Redacted, ImmutableSortedDictionary<string, long> Rejected, double Seconds)
{
    public static QualityView Of(QualityReport report, Localizer words) => new(
        report.Rows, report.Score, report.Columns,
        [.. report.Findings.Select(f => new Finding(f.Code, f.Severity, f.Column, f.Rows, f.Share, f.Penalty, words.Write(f.Says), words.Write(f.Advice), f.Evidence == default ? null : f.Evidence.Value))],
        [.. report.Scenarios.Select(s => new Scenario(s.Code, s.Covered, words.Write(s.Says)))],
        report.Users, report.Items, report.Feedback, report.ColdUsers, report.ColdItems, report.First, report.Last, report.Redacted, report.Rejected, report.Seconds);

    public sealed record Finding(string Code, FindingSeverity Severity, string? Column, long Rows, double Share, double Penalty, string Text, string Advice, string? Evidence);

    public sealed record Scenario(string Code, bool Covered, string Text);
}
