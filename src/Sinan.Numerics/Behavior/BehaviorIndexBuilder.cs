namespace Sinan.Numerics.Behavior;

/// <summary>What an index says about itself.</summary>
/// <param name="EventNames">Names by event code; must begin with the names of the index that is brought up to date.</param>
/// <param name="Stamp">Which data these are; any text.</param>
/// <param name="NextOrdinal">Ordinal of the first event of the record that is not in the index.</param>
/// <param name="Users">Least number of users (numbers without events included); the highest number seen + 1 when that is more.</param>
/// <param name="Threads">Worker threads; 0 = all processors. The bytes do not depend on it.</param>
public sealed record BehaviorIndexInfo(IReadOnlyList<string> EventNames, string Stamp, long NextOrdinal = 0, int Users = 0, int Threads = 0);

/// <summary>Builds an index from events in the order of their ingest ordinals, sorted or not; also brings an older index up to date.</summary>
/// <remarks>Append in chunks of any size, then the same rows to every column, then build. Not thread-safe. Holds about 14 bytes an event and 4 (8) a column until it is disposed.</remarks>
public sealed class BehaviorIndexBuilder : IDisposable
{
    readonly Dictionary<string, BehaviorColumnBuilder> byName = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="columns">Further columns; all of <paramref name="basis"/> that came with its events must be among them.</param>
    /// <param name="basis">The index to bring up to date; null builds from nothing. Its events come before the appended ones among equal times.</param>
    /// <param name="mostDistinctNumbers">See <see cref="NumberColumnBuilder.MostDistinct"/>.</param>
    /// <exception cref="ArgumentException">A name stands twice, or an appended column of the basis is missing or of another kind.</exception>
    public BehaviorIndexBuilder(IReadOnlyList<BehaviorColumnInfo> columns, BehaviorIndex? basis = null, int mostDistinctNumbers = NumberColumnBuilder.MostDistinct)
    {
        Basis = basis;
        foreach (var column in columns)
        {
            var old = basis?.Column(column.Name);
            if (old is not null && (old.IsNumber, old.Origin) != (column.IsNumber, column.Origin))
                throw new ArgumentException($"The column '{column.Name}' changed its kind; build the index from nothing.", nameof(columns));
            var builder = Create(column, old, mostDistinctNumbers);
            if (!byName.TryAdd(column.Name, builder))
                throw new ArgumentException($"The column '{column.Name}' stands twice.", nameof(columns));
            Columns = [.. Columns, builder];
        }

        if (basis?.Columns.FirstOrDefault(c => !c.IsDerived && !byName.ContainsKey(c.Name)) is { } lost)
            throw new ArgumentException($"The column '{lost.Name}' of the older index is missing.", nameof(columns));
    }

    /// <summary>Events appended so far, without those of the basis.</summary>
    public long Count => Users.Count;

    internal BehaviorIndex? Basis { get; }

    internal BehaviorColumnBuilder[] Columns { get; } = [];

    internal NativeChunks<int> Users { get; } = new();

    internal NativeChunks<long> Times { get; } = new();

    internal NativeChunks<ushort> Events { get; } = new();

    internal int MaxUser { get; private set; } = -1;

    internal int MaxEvent { get; private set; } = -1;

    internal long MinTime { get; private set; } = long.MaxValue;

    internal long MaxTime { get; private set; } = long.MinValue;

    /// <summary>Whether every time so far is a whole second.</summary>
    internal bool WholeSeconds { get; private set; } = true;

    public TextColumnBuilder Text(string column) => (TextColumnBuilder)byName[column];

    public NumberColumnBuilder Number(string column) => (NumberColumnBuilder)byName[column];

    public UserAttributeBuilder UserAttribute(string column) => (UserAttributeBuilder)byName[column];

    public ItemAttributeBuilder ItemAttribute(string column) => (ItemAttributeBuilder)byName[column];

    /// <param name="users">User numbers, ≥ 0, dense: the index has an entry for each number up to the highest.</param>
    /// <param name="timesMs">Milliseconds since 1970-01-01 UTC.</param>
    /// <param name="events">Event codes, 0 … 65,535: positions in <see cref="BehaviorIndexInfo.EventNames"/>.</param>
    /// <exception cref="ArgumentException">Lengths differ or a number is out of its range; nothing was appended.</exception>
    public void Append(ReadOnlySpan<int> users, ReadOnlySpan<long> timesMs, ReadOnlySpan<int> events)
    {
        if (users.Length != timesMs.Length || users.Length != events.Length)
            throw new ArgumentException($"Users, times and events must have one length. Got {users.Length}, {timesMs.Length} and {events.Length}.");
        var (minUser, maxUser, minEvent, maxEvent) = (int.MaxValue, MaxUser, int.MaxValue, MaxEvent);
        var (minTime, maxTime, whole) = (MinTime, MaxTime, WholeSeconds);
        for (var i = 0; i < users.Length; i++)
        {
            minUser = Math.Min(minUser, users[i]);
            maxUser = Math.Max(maxUser, users[i]);
            minEvent = Math.Min(minEvent, events[i]);
            maxEvent = Math.Max(maxEvent, events[i]);
            minTime = Math.Min(minTime, timesMs[i]);
            maxTime = Math.Max(maxTime, timesMs[i]);
            whole = whole && timesMs[i] % 1000 == 0;
        }

        if (minUser < 0 || minEvent < 0 || maxEvent > ushort.MaxValue)
            throw new ArgumentException($"User numbers must be ≥ 0 and event codes 0 … 65535. Got user {minUser} and event codes {minEvent} … {maxEvent}.");
        (MaxUser, MaxEvent, MinTime, MaxTime, WholeSeconds) = (maxUser, maxEvent, minTime, maxTime, whole);
        Users.Append(users);
        Times.Append(timesMs);
        while (events.Length > 0)
        {
            var room = Events.Room(events.Length);
            for (var i = 0; i < room.Length; i++)
                room[i] = (ushort)events[i];
            Events.Advance(room.Length);
            events = events[room.Length..];
        }
    }

    /// <summary>Sorts everything and returns the bytes of the index.</summary>
    /// <param name="info">What the index says about itself.</param>
    /// <param name="allocate">Gives the bytes to build in (a mapped file, for example), by length; native memory when null.</param>
    /// <param name="cancellationToken">Checked every few thousand users and each block of events.</param>
    /// <exception cref="ArgumentException">A column has another number of rows, or a list of names is too short or does not extend the older one.</exception>
    public NativeRegion Build(BehaviorIndexInfo info, Func<long, NativeRegion>? allocate, CancellationToken cancellationToken) =>
        new BehaviorIndexBuild(this, info, cancellationToken).Run(allocate ?? NativeRegion.Allocate);

    static BehaviorColumnBuilder Create(BehaviorColumnInfo column, BehaviorColumn? old, int mostDistinctNumbers) => column switch
    {
        { Origin: BehaviorColumnOrigin.User, IsNumber: false } => new UserAttributeBuilder(column.Name),
        { Origin: BehaviorColumnOrigin.Item } => new ItemAttributeBuilder(column.Name),
        { Origin: BehaviorColumnOrigin.Event or BehaviorColumnOrigin.Session, IsNumber: true } => new NumberColumnBuilder(column.Name, column.Origin, old, mostDistinctNumbers),
        { Origin: BehaviorColumnOrigin.Event } => new TextColumnBuilder(column.Name, old),
        _ => throw new ArgumentException($"The column '{column.Name}' cannot be: attributes of users are texts, sessions are numbers.", nameof(column)),
    };

    public void Dispose()
    {
        Users.Dispose();
        Times.Dispose();
        Events.Dispose();
        foreach (var column in Columns)
            column.Dispose();
    }
}
