using Sinan.Kernel;

namespace Sinan.Tests.Collect;

/// <summary>A record in memory: what was committed can be looked at.</summary>
public sealed class MemoryRecord : IEventRecord
{
    public Dictionary<UInt128, StoredEvent> Events { get; } = [];

    public Dictionary<UInt128, FeedbackRow> Feedback { get; } = [];

    public Dictionary<string, ItemRow> Items { get; } = [];

    public Dictionary<UInt128, UserRow> Users { get; } = [];

    public int Imports { get; private set; }

    public ValueTask<DataVersion> CurrentAsync(CancellationToken cancellationToken) =>
        ValueTask.FromResult(new DataVersion("memory", Events.Count, Feedback.Count, null, null));

    public Task<IRecordImport> BeginImportAsync(ImportSource source, CancellationToken cancellationToken) => Task.FromResult<IRecordImport>(new Import(this, source.Kind));

    public Task<TableAnswer> QueryAsync(string sql, int mostRows, CancellationToken cancellationToken) => throw new NotSupportedException();

    public sealed record StoredEvent(
        UInt128 User, string? RawUser, DateTimeOffset Time, string Event, string? Item, string? Session, double Value, double Quantity, double Duration, Dictionary<string, object?> Properties);

    sealed class Import(MemoryRecord record, string kind) : IRecordImport
    {
        readonly List<(UInt128 Id, StoredEvent Event)> events = [];
        readonly List<FeedbackRow> feedback = [];
        readonly List<ItemRow> items = [];
        readonly List<UserRow> users = [];

        public void Append(EventBatch batch)
        {
            var words = batch.Dictionaries;
            for (var i = 0; i < batch.Count; i++)
            {
                var properties = batch.Properties.ToDictionary(
                    p => p.Property.Name,
                    p => p.Codes is { } codes ? codes[i] < 0 ? null : p.Property.Dictionary[codes[i]] : double.IsNaN(p.Numbers![i]) ? null : (object?)p.Numbers[i]);
                events.Add((batch.EventIds[i], new StoredEvent(
                    batch.Users[i], batch.RawUsers?[i], DateTimeOffset.FromUnixTimeMilliseconds(batch.Times[i]), words.Events[batch.Events[i]],
                    batch.Items[i] < 0 ? null : words.Items[batch.Items[i]], batch.Sessions[i] < 0 ? null : words.Sessions[batch.Sessions[i]],
                    batch.Values[i], batch.Quantities[i], batch.Durations[i], properties)));
            }
        }

        public void Append(IReadOnlyList<FeedbackRow> rows) => feedback.AddRange(rows);

        public void Append(IReadOnlyList<ItemRow> rows) => items.AddRange(rows);

        public void Append(IReadOnlyList<UserRow> rows) => users.AddRange(rows);

        public void Append(IReadOnlyList<IdentityLink> links) => throw new NotSupportedException("Files carry no links.");

        public Task<ImportCommit> CommitAsync(CancellationToken cancellationToken)
        {
            var added = events.Count(e => record.Events.TryAdd(e.Id, e.Event)) + feedback.Count(f => record.Feedback.TryAdd(f.Id, f));
            foreach (var item in items)
                record.Items[item.Id] = item;
            foreach (var user in users)
                record.Users[user.User] = user;
            var rows = kind switch { "events" => events.Count, "feedback" => feedback.Count, _ => added = items.Count + users.Count };
            return Task.FromResult(new ImportCommit(++record.Imports, added, rows - added, new DataVersion("memory", record.Events.Count, record.Feedback.Count, null, null)));
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
