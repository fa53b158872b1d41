using System.Globalization;
using Sinan.Kernel;
using Sinan.Stages.Deliver.Data;
using Sinan.Stages.Deliver.Domain.WorkDocuments;

namespace Sinan.Stages.Deliver.Features.SignInitiativeDocument;

public sealed class SignInitiativeDocumentHandler(IDocumentVersions versions, IAudit audit, TimeProvider clock)
{
    /// <returns>Problems: "deliver.document.unknown", "deliver.document.not_person", "deliver.document.remark" and those of <see cref="IDocumentVersions.SignAsync"/>.</returns>
    public async Task<Outcome<DocumentVersion>> HandleAsync(SignInitiativeDocument request, CancellationToken cancellationToken)
    {
        if (DocumentTable.Find(request.Code) is null)
            return DeliverDesk.NoDocument(request.Code);
        if (request.Person is not { } person)
            return new Problem("deliver.document.not_person", ProblemKind.Forbidden);
        var remark = request.Remark.Trim();
        if (remark.Length > DocumentSignature.MostRemark)
            return new Problem("deliver.document.remark", ProblemKind.Invalid, Fact.Count("most", DocumentSignature.MostRemark));
        var signed = await versions.SignAsync(request.Id, request.Code, request.Version, new DocumentSignature(person, clock.GetUtcNow(), remark), cancellationToken);
        if (signed.IsOk)
            await audit.RecordAsync(person, nameof(SignInitiativeDocument), string.Create(CultureInfo.InvariantCulture, $"{request.Id} {request.Code} {request.Version}"), cancellationToken);
        return signed;
    }
}
