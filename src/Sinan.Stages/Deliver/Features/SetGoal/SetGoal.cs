using Sinan.Kernel;
using Sinan.Stages.Deliver.Data;
using Sinan.Stages.Deliver.Domain.Goals;
using Sinan.Stages.Deliver.Domain.Initiatives;

namespace Sinan.Stages.Deliver.Features.SetGoal;

/// <summary>Says the business goal and the task of the AI, or begins both from a template.</summary>
/// <param name="Id">Initiative.</param>
/// <param name="Text">The business goal in words.</param>
/// <param name="Task">Task that it becomes for the AI.</param>
/// <param name="Template">Code of a template to begin from; null = none, then the words count.</param>
/// <param name="Actor">Who.</param>
public sealed record SetGoal(long Id, string Text, AiTask? Task, string? Template, string Actor);

/// <param name="words">The language in which a template is written down.</param>
public sealed class SetGoalHandler(IInitiativeStore initiatives, Localizer words)
{
    /// <returns>Problems: "deliver.initiative.not_found", "deliver.goal.template" and those of <see cref="GoalSetting.Say"/>.</returns>
    public Task<Outcome<Initiative>> HandleAsync(SetGoal request, CancellationToken cancellationToken) => initiatives.ChangeAsync(request.Id, request.Actor, i => Change(i, request), cancellationToken);

    Outcome<InitiativeChange> Change(Initiative initiative, SetGoal request) =>
        string.IsNullOrEmpty(request.Template) ? GoalSetting.Say(initiative, request.Text, request.Task)
        : GoalTemplate.All.FirstOrDefault(t => t.Code == request.Template) is { } template ? GoalSetting.Begin(initiative, template.In(words))
        : new Problem("deliver.goal.template", ProblemKind.Invalid, Fact.Of("known", string.Join(", ", GoalTemplate.All.Select(t => t.Code))));
}
