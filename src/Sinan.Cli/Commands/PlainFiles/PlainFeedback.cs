using Sinan.Kernel;

namespace Sinan.Cli.Commands.PlainFiles;

/// <summary>The feedback of one command, in memory.</summary>
sealed class PlainFeedback : IFeedbackRecord
{
    readonly List<StoredFeedback> rows = [];
    IReadOnlyList<FeedbackReading> readings = [];
    IReadOnlyList<FeedbackAspect> aspects = [];

    public int Count => rows.Count;

    public void Add(FeedbackRow row, int? user) => rows.Add(new StoredFeedback(rows.Count, user, row.Time, row.Rating, row.Item, row.Source, row.Label, row.Text) { Own = row.Own });

    public Task<IReadOnlyList<StoredFeedback>> ReadAllAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<StoredFeedback>>(rows);

    public Task<IReadOnlyList<StoredFeedback>> ReadAsync(IReadOnlyCollection<long> numbers, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<StoredFeedback>>([.. numbers.Where(no => no >= 0 && no < rows.Count).Order().Select(no => rows[(int)no])]);

    public Task ReplaceReadingsAsync(IReadOnlyList<FeedbackReading> readings, CancellationToken cancellationToken)
    {
        this.readings = readings;
        return Task.CompletedTask;
    }

    public Task ReplaceAspectsAsync(IReadOnlyList<FeedbackAspect> aspects, CancellationToken cancellationToken)
    {
        this.aspects = aspects;
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<FeedbackAspect>> ReadAspectsAsync(string? feeling, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<FeedbackAspect>>([.. aspects.Where(a => feeling is null || a.Feeling == feeling)]);

    public Task<IReadOnlyList<FeedbackReading>> ReadReadingsAsync(CancellationToken cancellationToken) => Task.FromResult(readings);

    public Task<FeedbackReading?> FindReadingAsync(long no, CancellationToken cancellationToken) => Task.FromResult(readings.FirstOrDefault(r => r.No == no));

    public Task<FeedbackColumns> ReadColumnsAsync(CancellationToken cancellationToken)
    {
        var of = readings.ToDictionary(r => r.No);
        var ids = readings.Select(r => r.Theme).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        return Task.FromResult(new FeedbackColumns(
            [.. rows.Select(r => r.UserNo ?? -1)], [.. rows.Select(r => r.Time?.ToUnixTimeMilliseconds() ?? IntakeBatch.NoTime)], [.. rows.Select(r => r.Rating ?? double.NaN)],
            [.. rows.Select(r => of.GetValueOrDefault(r.No)?.Sentiment ?? double.NaN)], [.. rows.Select(r => of.GetValueOrDefault(r.No)?.Theme is { } theme ? ids.IndexOf(theme) : -1)], ids));
    }
}
