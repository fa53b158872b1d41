using Sinan.Kernel;
using Sinan.Stages.Deliver.Data;
using Sinan.Stages.Deliver.Domain.Demands;
using Sinan.Stages.Deliver.Domain.Initiatives;

namespace Sinan.Stages.Deliver.Features.SaveVendor;

/// <summary>Keeps the answers of a vendor (number 0 = a new one).</summary>
public sealed record SaveVendor(long Id, VendorSheet Entered, string Actor);

public sealed class SaveVendorHandler(IInitiativeStore initiatives)
{
    /// <returns>Problems: "deliver.initiative.not_found" and those of <see cref="VendorBook.Save"/>.</returns>
    public Task<Outcome<Initiative>> HandleAsync(SaveVendor request, CancellationToken cancellationToken) =>
        initiatives.ChangeAsync(request.Id, request.Actor, i => VendorBook.Save(i, request.Entered), cancellationToken);
}
