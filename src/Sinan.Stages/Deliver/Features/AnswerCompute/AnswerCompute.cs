using System.Globalization;
using Sinan.Kernel;
using Sinan.Stages.Deliver.Data;
using Sinan.Stages.Deliver.Domain.Initiatives;
using Sinan.Stages.Deliver.Domain.Requests;

namespace Sinan.Stages.Deliver.Features.AnswerCompute;

/// <summary>Grants or refuses a request for machines.</summary>
/// <param name="Id">Initiative.</param>
/// <param name="Number">Number of the request.</param>
/// <param name="Grants">Whether it is granted.</param>
/// <param name="Words">Why not; needed to refuse it.</param>
/// <param name="Person">Account that is signed in; null for a program with a key, which decides nothing.</param>
public sealed record AnswerCompute(long Id, int Number, bool Grants, string Words, string? Person);

public sealed class AnswerComputeHandler(IInitiativeStore initiatives, WorkFactsReader reader, SecondPerson others, IAudit audit)
{
    /// <returns>Problems: "deliver.compute.not_person", "deliver.initiative.not_found" and those of <see cref="ComputeDesk.Answer"/>.</returns>
    public async Task<Outcome<Initiative>> HandleAsync(AnswerCompute request, CancellationToken cancellationToken)
    {
        // Else whoever asked could grant by a key.
        if (request.Person is not { } person)
            return new Problem("deliver.compute.not_person", ProblemKind.Forbidden);
        var hasOthers = await others.IsThereAsync(person, cancellationToken);
        var answered = await initiatives.ChangeAsync(
            request.Id, person, i => ComputeDesk.Answer(i, request.Number, request.Grants, request.Words, person, reader.Today, hasOthers), cancellationToken);
        if (answered.IsOk)
            await audit.RecordAsync(person, !request.Grants ? "RefuseCompute" : answered.Value.Compute.Single(c => c.Number == request.Number).IsOwnGrant ? "GrantOwnCompute" : "GrantCompute", string.Create(CultureInfo.InvariantCulture, $"{request.Id} {request.Number}"), cancellationToken);
        return answered;
    }
}
