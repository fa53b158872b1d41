using System.Text;
using Sinan.Kernel;
using Sinan.Stages.Collect.Data;
using Sinan.Stages.Collect.Domain.Columns;

namespace Sinan.Stages.Collect.Features.EraseUser;

/// <summary>Takes a user out of the record and gives a receipt.</summary>
/// <param name="User">The user's id as it stands in the imported files.</param>
/// <param name="Actor">Who asked for it: account name, "key:prefix" or "cli".</param>
public sealed record EraseUser(string User, string Actor);

/// <param name="Receipt">Name of the receipt; kept in the record.</param>
/// <param name="At">When.</param>
/// <param name="Events">Events removed.</param>
/// <param name="Feedback">Pieces of feedback removed.</param>
/// <param name="Attributes">Attributes removed.</param>
/// <param name="DataVersion">Hash of the data version after it.</param>
/// <param name="Seconds">Work time.</param>
public sealed record ErasedUser(string Receipt, DateTimeOffset At, long Events, long Feedback, long Attributes, string DataVersion, double Seconds);

public sealed class EraseUserHandler(IUserErasure erasure, IEventIntake intake, IWorkspace workspace, IAudit audit, TimeProvider clock)
{
    public async Task<Outcome<ErasedUser>> HandleAsync(EraseUser request, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        try
        {
            // The same text must give the same key as at the import.
            var user = workspace.UserKey(NumberText.WithoutFloatTail(Encoding.UTF8.GetBytes(request.User.Trim())));
            await intake.DrainAsync(cancellationToken);
            var receipt = await erasure.EraseAsync(user, cancellationToken);
            // What arrived meanwhile leaves the journal too; of it the record keeps only what was done after the erasure.
            await intake.DrainAsync(CancellationToken.None);
            await audit.RecordAsync(request.Actor, "EraseUser", receipt.Receipt, CancellationToken.None);
            return new ErasedUser(
                receipt.Receipt, receipt.At, receipt.Events, receipt.Feedback, receipt.Attributes, receipt.Data.Hash, clock.GetElapsedTime(started).TotalSeconds);
        }
        catch (ProblemException why)
        {
            return why.Problem;
        }
    }
}
