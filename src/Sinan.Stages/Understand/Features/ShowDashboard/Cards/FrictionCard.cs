using Sinan.Kernel;
using Sinan.Stages.Understand.Features.FindFriction;

namespace Sinan.Stages.Understand.Features.ShowDashboard.Cards;

/// <summary>The signs of friction that cost most.</summary>
sealed class FrictionCard(FindFrictionHandler handler) : IQuestionCard
{
    const int MostRows = 8;

    public string UseCase => nameof(FindFriction);

    public string Page => "/understand/friction";

    public async Task<Outcome<CardAnswer>> AnswerAsync(CardParameters parameters, Localizer words, CancellationToken cancellationToken)
    {
        var asked = new FindFriction.FindFriction(parameters.Text("goal"), parameters.Text("within") ?? FindFriction.FindFriction.DefaultWithin);
        return (await handler.HandleAsync(asked, cancellationToken)).Map(report => new CardAnswer(
            report.Answer, FrictionChart.Of(report, words), [words["understand.friction.column.sign"], words["understand.friction.column.users"], words["understand.friction.column.lost"]],
            [.. report.Signs.Take(MostRows).Select(s => CardRows.Of(
                Fact.Of("sign", FrictionWords.Name(s)), Fact.Count("users", s.Users), s.LostUsers is null ? null : FrictionWords.Lost(s) with { Evidence = s.Evidence }))]));
    }
}
