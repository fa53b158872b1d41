using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Sinan.Kernel;
using Sinan.Storage;
using Sinan.Storage.Events;

namespace Sinan.Tests.Storage.Events;

/// <summary>A record in a workspace of its own; <see cref="Reopen"/> closes and opens it as a new process would.</summary>
public sealed class RecordFixture : IDisposable
{
    readonly TemporaryDirectory directory = new();
    Workspace workspace = null!;
    RecordDatabase database = null!;
    BehaviorIndexes indexes = null!;

    public RecordFixture() => Open();

    public ManualClock Clock { get; } = new();

    public IWorkspace Workspace => workspace;

    public DuckDbEventRecord Record { get; private set; } = null!;

    public DuckDbFeedbackRecord Feedback { get; private set; } = null!;

    public DuckDbFeedbackSearch Search { get; private set; } = null!;

    public IBlobs Blobs => new BlobStore(workspace);

    public IFeedbackAttachments Attachments => new FeedbackAttachments(database);

    public RecordErasure Erasure { get; private set; } = null!;

    internal ToldLabelTable Labels { get; private set; } = null!;

    public RecordExport Export { get; private set; } = null!;

    public IBehaviorIndexes Indexes => indexes;

    public string Of(params ReadOnlySpan<string> parts) => directory.Of(parts);

    public UInt128 User(string id) => workspace.UserKey(Encoding.UTF8.GetBytes(id));

    public void Close()
    {
        indexes.Dispose();
        database.Dispose();
        workspace.Dispose();
    }

    public void Reopen()
    {
        Close();
        Open();
    }

    /// <summary>The first cell of the first row.</summary>
    public async Task<string?> SqlAsync(string sql) => (await Record.QueryAsync(sql, 1, CancellationToken.None)).Rows[0][0];

    /// <summary>All rows, cells joined with '|', NULL as "∅".</summary>
    public async Task<string[]> RowsAsync(string sql) =>
        [.. (await Record.QueryAsync(sql, 10_000, CancellationToken.None)).Rows.Select(row => string.Join('|', row.Select(cell => cell ?? "∅")))];

    public Task<ImportCommit> ImportAsync(params ReadOnlySpan<TestEvent> events) => ImportAsync("file", [.. events]);

    public async Task<ImportCommit> ImportAsync(string content, IReadOnlyList<TestEvent> events)
    {
        await using var import = await Record.BeginImportAsync(new ImportSource("events", "events.csv", content), CancellationToken.None);
        foreach (var batch in Batches(events))
            import.Append(batch);
        return await import.CommitAsync(CancellationToken.None);
    }

    /// <summary>The events in reused batches, as an importer makes them.</summary>
    public IEnumerable<EventBatch> Batches(IReadOnlyList<TestEvent> events)
    {
        var properties = events.SelectMany(e => e.More).Select(p => (p.Key, IsNumber: p.Value is double)).Distinct().Select(p => new EventProperty(p.Key, p.IsNumber, [])).ToImmutableArray();
        var dictionaries = new EventDictionaries(properties);
        var batch = new EventBatch(dictionaries, 3_000);
        foreach (var e in events)
        {
            var row = batch.Count++;
            batch.EventIds[row] = e.Id ?? IdOf(e.ToString());
            batch.Users[row] = User(e.User);
            batch.Times[row] = e.TimeMs;
            batch.Events[row] = CodeOf(dictionaries.Events, e.Name)!.Value;
            batch.Items[row] = CodeOf(dictionaries.Items, e.Item) ?? -1;
            batch.Sessions[row] = CodeOf(dictionaries.Sessions, e.Session) ?? -1;
            batch.Values[row] = e.Value;
            batch.Quantities[row] = e.Quantity;
            batch.Durations[row] = e.Duration;
            for (var p = 0; p < properties.Length; p++)
            {
                var value = e.More.GetValueOrDefault(properties[p].Name);
                if (batch.Properties[p].Codes is { } codes)
                    codes[row] = CodeOf(properties[p].Dictionary, value as string) ?? -1;
                if (batch.Properties[p].Numbers is { } numbers)
                    numbers[row] = value as double? ?? double.NaN;
            }

            if (batch.Count == batch.Capacity)
            {
                yield return batch;
                batch.Count = 0;
            }
        }

        yield return batch;
    }

    public void Dispose()
    {
        Close();
        directory.Dispose();
    }

    static UInt128 IdOf(string text) => System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    static int? CodeOf(List<string> dictionary, string? text)
    {
        if (text is null)
            return null;
        var at = dictionary.IndexOf(text);
        if (at < 0)
        {
            at = dictionary.Count;
            dictionary.Add(text);
        }

        return at;
    }

    public void Open()
    {
        workspace = Sinan.Storage.Workspace.Open(new WorkspaceOptions(directory.Path) { Create = true }, TimeProvider.System);
        database = RecordDatabase.Open(workspace, new EventRecordOptions { MemoryLimit = 512L << 20, Threads = 2 });
        indexes = new BehaviorIndexes(database, workspace);
        Record = new DuckDbEventRecord(database, workspace, indexes, Clock);
        Feedback = new DuckDbFeedbackRecord(database);
        Search = new DuckDbFeedbackSearch(database);
        Erasure = new RecordErasure(database, indexes, new BlobRelease(Blobs, [new FeedbackAttachments(database)]), Clock);
        Labels = new ToldLabelTable(database);
        Export = new RecordExport(database, workspace);
    }
}

/// <summary>One event as a person would write it.</summary>
public sealed record TestEvent(string User, string Name, long TimeMs)
{
    public string? Item { get; init; }

    public string? Session { get; init; }

    public double Value { get; init; } = double.NaN;

    public double Quantity { get; init; } = double.NaN;

    public double Duration { get; init; } = double.NaN;

    /// <summary>Text or double by column name.</summary>
    public ImmutableSortedDictionary<string, object> More { get; init; } = ImmutableSortedDictionary<string, object>.Empty;

    /// <summary>Id from the file; made from the other fields when null.</summary>
    public UInt128? Id { get; init; }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{User}|{Name}|{TimeMs}|{Item}|{Session}|{Value}|{Quantity}|{Duration}|{string.Join(',', More)}");
}

/// <summary>A clock that stands still until it is moved.</summary>
public sealed class ManualClock : TimeProvider
{
    public DateTimeOffset Now { get; set; } = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => Now;
}
