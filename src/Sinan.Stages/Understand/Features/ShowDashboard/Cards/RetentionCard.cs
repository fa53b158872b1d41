using Sinan.Kernel;
using Sinan.Stages.Shared;
using Sinan.Stages.Understand.Domain.Behavior;
using Sinan.Stages.Understand.Features.AnswerRetention;

namespace Sinan.Stages.Understand.Features.ShowDashboard.Cards;

/// <summary>Retention over all cohorts as a line with its intervals.</summary>
sealed class RetentionCard(AnswerRetentionHandler handler) : IQuestionCard
{
    public string UseCase => nameof(AnswerRetention);

    public string Page => "/understand/retention";

    public async Task<Outcome<CardAnswer>> AnswerAsync(CardParameters parameters, Localizer words, CancellationToken cancellationToken)
    {
        var unit = parameters.Unit("period", PeriodUnit.Week);
        if (!unit.IsOk)
            return unit.Problem;
        var asked = new AnswerRetention.AnswerRetention(
            parameters.Text("born") ?? "", parameters.Text("return") ?? "", unit.Value, parameters.Number("periods") ?? 8, parameters.Text("rolling") == "true")
        {
            IsRecurring = parameters.Text("recurring") == "true", Brackets = parameters.Text("brackets"),
        };
        return (await handler.HandleAsync(asked, cancellationToken)).Map(report => Answer(report, words));
    }

    static CardAnswer Answer(RetentionReport report, Localizer words)
    {
        var told = Enumerable.Range(1, report.Overall.Length - 1).Where(report.IsTelling).ToList();
        Fact Share(int k) => report.OverallCi95[k] is [var low, var high] ? Fact.Share("share", report.Overall[k] ?? double.NaN).Between(low, high) : Fact.Share("share", report.Overall[k] ?? double.NaN);
        return new CardAnswer(
            report.Answer,
            told.Count == 0 ? null : ChartOption.Lines(
                FactKind.Share, told.Select(k => words.Write(RetentionWords.ColumnName(report, k))),
                new ChartSeries(words["understand.retention.all"], [.. told.Select(k => new ChartPoint(report.Overall[k], Share(k).Interval?.Low, Share(k).Interval?.High))])),
            [words["understand.retention.period." + report.Period], words["understand.retention.all"]],
            [.. told.Select(k => CardRows.Of(RetentionWords.ColumnName(report, k), Share(k)))]);
    }
}
