using System.Globalization;
using Sinan.Kernel;
using Sinan.Stages.Collect.Contracts;

namespace Sinan.Stages.Collect.Data;

/// <summary>Counts in the record; the database skips what is older by its zone maps.</summary>
public sealed class Arrivals(IEventRecord record, IFeedbackSearch feedback) : IArrivals
{
    public async Task<ArrivedSince> SinceAsync(DateTimeOffset from, CancellationToken cancellationToken)
    {
        var data = await record.CurrentAsync(cancellationToken);
        var counted = data.Last >= from
            ? await record.QueryAsync(string.Create(CultureInfo.InvariantCulture, $"SELECT count(*) FROM events WHERE time >= epoch_ms({from.ToUnixTimeMilliseconds()})"), 1, cancellationToken)
            : null;
        var comments = data.Feedback > 0 ? (await feedback.FindAsync(new FeedbackFilter { From = from }, null, 0, 0, cancellationToken)).Total : 0;
        return new ArrivedSince(counted is null ? 0 : long.Parse(counted.Rows[0][0]!, CultureInfo.InvariantCulture), comments);
    }
}
