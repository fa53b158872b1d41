using Sinan.Kernel;
using Sinan.Stages.Collect.Contracts;

namespace Sinan.Stages.Collect.Domain.Quality;

/// <summary>Puts counted facts, findings and score together.</summary>
public static class QualityReports
{
    /// <param name="facts">What was counted.</param>
    /// <param name="prove">Gives a finding its evidence.</param>
    public static QualityReport Of(QualityFacts facts, Func<QualityFinding, QualityFinding> prove)
    {
        var findings = QualityRules.Findings(facts, role => new Phrase("collect.role." + role));
        return new QualityReport
        {
            Rows = facts.Rows,
            Score = Math.Round(QualityRules.Score(findings), 1),
            Columns = [.. facts.Columns.Select(Column)],
            Findings = [.. findings.Select(prove)],
            Scenarios = Scenarios.Of(facts),
            Users = facts.Users,
            Items = facts.Items,
            Feedback = facts.Feedback,
            ColdUsers = QualityRules.ColdShare(facts.UserActivity),
            ColdItems = QualityRules.ColdShare(facts.ItemActivity),
            First = facts.Time?.First,
            Last = facts.Time?.Last,
            MainFirst = facts.Time?.MainFirst,
            MainLast = facts.Time?.MainLast,
            FarEvents = facts.Time?.Far ?? 0,
            Redacted = facts.Redacted,
            Rejected = facts.Rejected,
        };
    }

    static ColumnQuality Column(ColumnFacts column) => new(
        column.Name, column.Type, column.Role, column.Missing, column.Distinct, column.Number?.Min, column.Number?.Median, column.Number?.Mean, column.Number?.Max, column.Number?.Outliers);
}
