using Sinan.Kernel;
using Sinan.Stages.Decide.Contracts;
using Sinan.Stages.Decide.Domain;
using Sinan.Stages.Decide.Features.RankNeeds;

namespace Sinan.Stages.Decide.Features.ChooseMethod;

/// <summary>The team says how its needs are ranked from now on.</summary>
/// <param name="Method">Which way.</param>
/// <param name="Formula">The team's own formula, where that is the way.</param>
/// <param name="Actor">Who says so.</param>
public sealed record ChooseMethod(RankMethod Method, string? Formula, string Actor);

public sealed class ChooseMethodHandler(ISettings settings, NeedPlacing placing, IAudit audit)
{
    /// <returns>Problem: "decide.formula".</returns>
    public async Task<Outcome<MethodChoice>> HandleAsync(ChooseMethod request, CancellationToken cancellationToken)
    {
        var formula = ScoreFormula.Of(request.Method, request.Formula);
        if (!formula.IsOk)
            return formula.Problem;
        var choice = new MethodChoice(request.Method, request.Method == RankMethod.Own ? formula.Value.Expression.Text : null);
        await settings.SaveAsync(MethodChoice.Key, choice, cancellationToken);
        await audit.RecordAsync(request.Actor, nameof(ChooseMethod), NeedWords.Code(request.Method), cancellationToken);
        await placing.AgainAsync(report => report with { Method = choice.Method, Formula = formula.Value.Expression.Text }, cancellationToken);
        return choice;
    }
}
