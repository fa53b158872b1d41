using System.Collections.Immutable;

namespace Sinan.Kernel;

/// <summary>The record of events, items, users and feedback: the truth from which everything else is derived. DuckDB by default.</summary>
public interface IEventRecord : IDataVersions
{
    /// <summary>Starts one import. Nothing of it is visible before its commit; disposing without commit leaves the record as it was.</summary>
    Task<IRecordImport> BeginImportAsync(ImportSource source, CancellationToken cancellationToken);

    /// <summary>Runs one read-only statement and streams its rows; used by `collect sql` and by tests.</summary>
    /// <exception cref="ProblemException">The statement would write, or is wrong: carries the database's own words.</exception>
    Task<TableAnswer> QueryAsync(string sql, int mostRows, CancellationToken cancellationToken);
}

/// <summary>Where an import comes from.</summary>
/// <param name="Kind">"events", "feedback", "items" or "users".</param>
/// <param name="Name">File names as the user gave them, without directories.</param>
/// <param name="Hash">SHA-256 of the content, lower-case hex.</param>
public sealed record ImportSource(string Kind, string Name, string Hash)
{
    /// <summary>One of many small imports in a row: the behaviour index is left to the next question, and only the last thousands of them stay listed.</summary>
    public bool IsOneOfMany { get; init; }
}

/// <summary>What a commit did.</summary>
/// <param name="ImportNo">Number of the import, from 1.</param>
/// <param name="Imported">New rows.</param>
/// <param name="Duplicates">Rows whose id was there already.</param>
/// <param name="Version">Data version after the commit.</param>
public sealed record ImportCommit(int ImportNo, long Imported, long Duplicates, DataVersion Version);

/// <summary>One running import: a single transaction.</summary>
public interface IRecordImport : IAsyncDisposable
{
    /// <summary>Appends events. The batch may be reused by the caller afterwards.</summary>
    void Append(EventBatch batch);

    void Append(IReadOnlyList<FeedbackRow> rows);

    void Append(IReadOnlyList<ItemRow> rows);

    void Append(IReadOnlyList<UserRow> rows);

    /// <summary>Links between ids of one person; which of them count is decided over all links of the record, in order of their time.</summary>
    void Append(IReadOnlyList<IdentityLink> links);

    /// <summary>Removes duplicates by id, commits durably and brings the behaviour index up to date.</summary>
    Task<ImportCommit> CommitAsync(CancellationToken cancellationToken);
}

/// <summary>Events in columns: up to <see cref="Capacity"/> rows, reused from batch to batch. Text is coded against dictionaries that live as long as the import.</summary>
public sealed class EventBatch(EventDictionaries dictionaries, int capacity = EventBatch.DefaultCapacity)
{
    public const int DefaultCapacity = 16_384;

    public EventDictionaries Dictionaries { get; } = dictionaries;

    public int Capacity { get; } = capacity;

    public int Count { get; set; }

    /// <summary>128-bit ids; equal id = same event.</summary>
    public UInt128[] EventIds { get; } = new UInt128[capacity];

    /// <summary>Keyed hashes of user ids (<see cref="IWorkspace.UserKey"/>).</summary>
    public UInt128[] Users { get; } = new UInt128[capacity];

    /// <summary>Raw user ids; filled only when the workspace keeps them.</summary>
    public string?[]? RawUsers { get; init; }

    /// <summary>Milliseconds since 1970-01-01 UTC.</summary>
    public long[] Times { get; } = new long[capacity];

    /// <summary>Index into <see cref="EventDictionaries.Events"/>.</summary>
    public int[] Events { get; } = new int[capacity];

    /// <summary>Index into <see cref="EventDictionaries.Items"/>; −1 = none.</summary>
    public int[] Items { get; } = new int[capacity];

    /// <summary>Index into <see cref="EventDictionaries.Sessions"/>; −1 = none.</summary>
    public int[] Sessions { get; } = new int[capacity];

    /// <summary>Monetary or other value of the event; NaN = none.</summary>
    public double[] Values { get; } = new double[capacity];

    /// <summary>Pieces; NaN = none.</summary>
    public double[] Quantities { get; } = new double[capacity];

    /// <summary>Dwell time in seconds; NaN = none.</summary>
    public double[] Durations { get; } = new double[capacity];

    /// <summary>Further columns, in the order of <see cref="EventDictionaries.Properties"/>.</summary>
    public EventPropertyBatch[] Properties { get; } = [.. dictionaries.Properties.Select(p => new EventPropertyBatch(p, capacity))];
}

/// <summary>The values of one further column in a batch.</summary>
public sealed class EventPropertyBatch(EventProperty property, int capacity)
{
    public EventProperty Property { get; } = property;

    /// <summary>Index into the property's dictionary, −1 = none; null for a number.</summary>
    public int[]? Codes { get; } = property.IsNumber ? null : new int[capacity];

    /// <summary>NaN = none; null for text.</summary>
    public double[]? Numbers { get; } = property.IsNumber ? new double[capacity] : null;
}

/// <summary>A further column of events ("country", "app_version").</summary>
/// <param name="Name">Column name as in the file, trimmed.</param>
/// <param name="IsNumber">Numbers as doubles, else text coded against <see cref="Dictionary"/>.</param>
/// <param name="Dictionary">Distinct texts so far, growing during the import; empty for numbers.</param>
public sealed record EventProperty(string Name, bool IsNumber, List<string> Dictionary);

/// <summary>Texts seen so far in one import, growing; codes are positions.</summary>
/// <param name="Properties">Further columns; fixed before the first batch.</param>
public sealed record EventDictionaries(ImmutableArray<EventProperty> Properties)
{
    public List<string> Events { get; } = [];

    public List<string> Items { get; } = [];

    public List<string> Sessions { get; } = [];
}

/// <summary>A piece of feedback; its text is already redacted.</summary>
/// <param name="Id">128-bit id; equal id = same feedback.</param>
/// <param name="User">Keyed hash of the user; null when unknown.</param>
/// <param name="Time">When it was given; null when unknown.</param>
/// <param name="Rating">As in the file; null when none.</param>
/// <param name="Item">Item id; null when none.</param>
/// <param name="Source">Channel ("app store", a column value or the file's name).</param>
/// <param name="Label">Label from the file; null when none.</param>
/// <param name="Text">Redacted text.</param>
public sealed record FeedbackRow(UInt128 Id, UInt128? User, DateTimeOffset? Time, double? Rating, string? Item, string? Source, string? Label, string Text)
{
    /// <summary>Why it is kept aside ("too_fast") and counts nowhere until a person restores it; null for all other feedback.</summary>
    public string? Aside { get; init; }

    /// <summary>What came with it; already among the blobs.</summary>
    public ImmutableArray<FeedbackAttachment> Attachments { get; init; } = [];

    /// <summary>What it brings with itself.</summary>
    public FeedbackContext Own { get; init; } = FeedbackContext.None;
}

/// <summary>Attributes of an item. Nulls leave what is known.</summary>
public sealed record ItemRow(string Id, string? Title, string? Description, string? Category, double? Price, string? Tags)
{
    /// <summary>Further attributes, by column ("brand").</summary>
    public ImmutableArray<KeyValuePair<string, string>> Attributes { get; init; } = [];
}

/// <summary>Attributes of a user, by column.</summary>
public sealed record UserRow(UInt128 User, ImmutableArray<KeyValuePair<string, string>> Attributes)
{
    /// <summary>The values count only where the user has none of that name by then.</summary>
    public bool IsFirstValue { get; init; }

    /// <summary>From when the values hold, in ms since 1970-01-01 UTC; null = always.</summary>
    public long? SinceMs { get; init; }
}

/// <summary>Rows of an ad-hoc answer, as text.</summary>
public sealed record TableAnswer(ImmutableArray<string> Columns, ImmutableArray<ImmutableArray<string?>> Rows, bool Cut);
