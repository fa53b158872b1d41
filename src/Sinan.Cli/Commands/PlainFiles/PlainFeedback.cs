using Sinan.Kernel;

namespace Sinan.Cli.Commands.PlainFiles;

/// <summary>The feedback of one command, in memory.</summary>
sealed class PlainFeedback : IFeedbackRecord
{
    readonly List<StoredFeedback> rows = [];
    IReadOnlyList<FeedbackReading> readings = [];

    public int Count => rows.Count;

    public void Add(FeedbackRow row, int? user) => rows.Add(new StoredFeedback(rows.Count, user, row.Time, row.Rating, row.Item, row.Source, row.Label, row.Text));

    public Task<IReadOnlyList<StoredFeedback>> ReadAllAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<StoredFeedback>>(rows);

    public Task ReplaceReadingsAsync(IReadOnlyList<FeedbackReading> readings, CancellationToken cancellationToken)
    {
        this.readings = readings;
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<FeedbackReading>> ReadReadingsAsync(CancellationToken cancellationToken) => Task.FromResult(readings);
}
