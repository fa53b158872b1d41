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
/// <param name="Actor">Who.</param>
public sealed record AnswerCompute(long Id, int Number, bool Grants, string Words, string Actor);

public sealed class AnswerComputeHandler(IInitiativeStore initiatives, WorkFactsReader reader, IAudit audit)
{
    /// <returns>Problems: "deliver.initiative.not_found" and those of <see cref="ComputeDesk.Answer"/>.</returns>
    public async Task<Outcome<Initiative>> HandleAsync(AnswerCompute request, CancellationToken cancellationToken)
    {
        var answered = await initiatives.ChangeAsync(
            request.Id, request.Actor, i => ComputeDesk.Answer(i, request.Number, request.Grants, request.Words, request.Actor, reader.Today), cancellationToken);
        if (answered.IsOk)
            await audit.RecordAsync(request.Actor, request.Grants ? "GrantCompute" : "RefuseCompute", string.Create(CultureInfo.InvariantCulture, $"{request.Id} {request.Number}"), cancellationToken);
        return answered;
    }
}
