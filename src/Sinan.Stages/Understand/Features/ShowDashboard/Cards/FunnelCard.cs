using Sinan.Kernel;
using Sinan.Stages.Shared;
using Sinan.Stages.Understand.Features.AnswerFunnel;

namespace Sinan.Stages.Understand.Features.ShowDashboard.Cards;

/// <summary>A funnel as bars of users.</summary>
sealed class FunnelCard(AnswerFunnelHandler handler) : IQuestionCard
{
    public string UseCase => nameof(AnswerFunnel);

    public string Page => "/understand/funnel";

    public async Task<Outcome<CardAnswer>> AnswerAsync(CardParameters parameters, Localizer words, CancellationToken cancellationToken)
    {
        var asked = new AnswerFunnel.AnswerFunnel(parameters.List("steps"))
        {
            Within = parameters.Text("within"), By = parameters.Text("by"), From = parameters.Text("from"), To = parameters.Text("to"), IsStrict = parameters.Text("order") == "strict",
        };
        return (await handler.HandleAsync(asked, cancellationToken)).Map(report => new CardAnswer(
            report.Answer,
            ChartOption.Bars(FactKind.Count, report.Steps.Select(s => s.Event), ChartSeries.Of(words["understand.funnel.column.users"], report.Steps.Select(s => (double)s.Users)))
                with { AxisTitle = words["understand.funnel.chart.axis"] },
            [words["understand.funnel.column.step"], words["understand.funnel.column.users"], words["understand.funnel.column.conversion"]],
            [.. report.Steps.Select((s, k) => CardRows.Of(Fact.Of("step", s.Event), Fact.Count("users", s.Users), s.Conversion is { } share ? Fact.Share("share", share) : null))]));
    }
}
