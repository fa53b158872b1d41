using Sinan.Kernel;
using Sinan.Stages.Deliver.Data;
using Sinan.Stages.Deliver.Domain.Initiatives;

namespace Sinan.Stages.Deliver.Features.AnswerCheck;

/// <param name="words">The language in which an accepted proposal is kept.</param>
public sealed class AnswerCheckHandler(IInitiativeStore initiatives, WorkFactsReader reader, Localizer words, TimeProvider clock)
{
    /// <returns>Problems: "deliver.initiative.not_found", "deliver.check.no_proposal" and those of <see cref="StepWork.Answer"/>.</returns>
    public async Task<Outcome<Initiative>> HandleAsync(AnswerCheck request, CancellationToken cancellationToken)
    {
        var facts = await reader.ReadAsync(cancellationToken);
        return await initiatives.ChangeAsync(request.Id, request.Actor, Change, cancellationToken);

        Outcome<InitiativeChange> Change(Initiative initiative)
        {
            var proposal = Proposals.For(request.Check, initiative, facts);
            if (request.Choice != AnswerOrigin.Written && proposal is null)
                return new Problem("deliver.check.no_proposal", ProblemKind.Conflict);
            var value = request.Choice switch { AnswerOrigin.Accepted => proposal!.Option ?? words.Write(proposal.Says), AnswerOrigin.Refused => "", _ => request.Value };
            return StepWork.Answer(initiative, request.Check, new CheckAnswer(value, request.Choice, request.Actor, clock.GetUtcNow()));
        }
    }
}
