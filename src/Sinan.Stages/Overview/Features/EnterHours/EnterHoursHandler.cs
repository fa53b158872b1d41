using System.Globalization;
using Sinan.Kernel;
using Sinan.Stages.Overview.Domain.Work;

namespace Sinan.Stages.Overview.Features.EnterHours;

public sealed class EnterHoursHandler(ISettings settings, IAudit audit)
{
    /// <returns>The entry with its number. Problems: those of <see cref="HoursBook.Enter"/>.</returns>
    public async Task<Outcome<HoursEntry>> HandleAsync(EnterHours request, CancellationToken cancellationToken)
    {
        var entry = new HoursEntry(0, request.Step, request.IsAfter, request.Hours, request.Day, request.Actor);
        var changed = await ChangeAsync(book => book.Enter(entry), cancellationToken);
        if (!changed.IsOk)
            return changed.Problem;
        var entered = changed.Value.Entries[^1];
        await audit.RecordAsync(request.Actor, nameof(EnterHours), entered.Id.ToString(CultureInfo.InvariantCulture), cancellationToken);
        return entered;
    }

    /// <summary>Takes an entry out that was wrong.</summary>
    /// <returns>The book without it. Problem: "overview.hours.not_found".</returns>
    public async Task<Outcome<HoursBook>> RemoveAsync(long id, string actor, CancellationToken cancellationToken)
    {
        var changed = await ChangeAsync(book => book.Remove(id), cancellationToken);
        if (changed.IsOk)
            await audit.RecordAsync(actor, "RemoveHours", id.ToString(CultureInfo.InvariantCulture), cancellationToken);
        return changed;
    }

    async Task<Outcome<HoursBook>> ChangeAsync(Func<HoursBook, Outcome<HoursBook>> change, CancellationToken cancellationToken)
    {
        var changed = Outcome<HoursBook>.Ok(HoursBook.Empty);
        await settings.ChangeAsync<HoursBook>(HoursBook.Key, book =>
        {
            changed = change(book ?? HoursBook.Empty);
            return changed.IsOk ? changed.Value : book ?? HoursBook.Empty;
        }, cancellationToken);
        return changed;
    }
}
