using Sinan.Kernel;
using Sinan.Numerics.Behavior;
using Sinan.Stages.Understand.Data;

namespace Sinan.Cli.Commands.PlainFiles;

/// <summary>The record of one command: events go straight into a behaviour index in memory.</summary>
sealed class PlainRecord : IEventRecord, IBehaviorIndexes, IItemCategories, IDisposable
{
    readonly Dictionary<string, string> categories = new(StringComparer.Ordinal);

    BehaviorIndex? index;
    DataVersion version = DataVersion.Empty;

    /// <summary>Comments of the file.</summary>
    public PlainFeedback Feedback { get; } = new();

    public ValueTask<DataVersion> CurrentAsync(CancellationToken cancellationToken) => ValueTask.FromResult(version);

    public ValueTask<BehaviorLease> OpenAsync(CancellationToken cancellationToken)
    {
        index ??= Build(new BehaviorIndexBuilder([]), [], "empty", 0, cancellationToken);
        return ValueTask.FromResult(new BehaviorLease(index, version, () => { }));
    }

    public Task<IRecordImport> BeginImportAsync(ImportSource source, CancellationToken cancellationToken) => Task.FromResult<IRecordImport>(new Import(this, source));

    /// <exception cref="NotSupportedException">Always: there is no SQL without a workspace.</exception>
    public Task<TableAnswer> QueryAsync(string sql, int mostRows, CancellationToken cancellationToken) => throw new NotSupportedException("A plain file has no SQL.");

    public Task<IReadOnlyDictionary<string, string>> AllAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyDictionary<string, string>>(categories);

    public void Dispose() => index?.Dispose();

    static BehaviorIndex Build(BehaviorIndexBuilder builder, IReadOnlyList<string> names, string stamp, int users, CancellationToken cancellationToken)
    {
        using (builder)
            return BehaviorIndex.Open(builder.Build(new BehaviorIndexInfo(names, stamp, builder.Count, users), null, cancellationToken), verify: false);
    }

    /// <summary>Numbers users and items in order of appearance and drops repeated event ids, as the stored record does.</summary>
    sealed class Import(PlainRecord record, ImportSource source) : IRecordImport
    {
        const string Item = "item", Category = "item.category", Session = "session";

        static readonly BehaviorColumnInfo[] fixedColumns =
        [
            new(Item, false), new("value", true), new("quantity", true), new("duration", true), new(Session, true, BehaviorColumnOrigin.Session), new(Category, false, BehaviorColumnOrigin.Item),
        ];

        readonly Dictionary<UInt128, int> userNumbers = [];
        readonly HashSet<UInt128> seen = [];
        BehaviorIndexBuilder? builder;
        EventDictionaries? dictionaries;
        int[] users = [];
        int[] kept = [];
        long duplicates;
        (long First, long Last) times = (long.MaxValue, long.MinValue);

        public void Append(EventBatch batch)
        {
            if (builder is null)
            {
                dictionaries = batch.Dictionaries;
                builder = new BehaviorIndexBuilder([.. fixedColumns, .. dictionaries.Properties.Select(p => new BehaviorColumnInfo(NameOf(p), p.IsNumber))]);
                (users, kept) = (new int[batch.Capacity], new int[batch.Capacity]);
            }

            var n = 0;
            for (var i = 0; i < batch.Count; i++)
            {
                if (!seen.Add(batch.EventIds[i]))
                    continue;
                times = (Math.Min(times.First, batch.Times[i]), Math.Max(times.Last, batch.Times[i]));
                users[n] = NumberOf(batch.Users[i]);
                kept[n++] = i;
            }

            duplicates += batch.Count - n;
            var places = kept.AsSpan(0, n);
            builder.Append(users.AsSpan(0, n), Pick(batch.Times, places), Pick(batch.Events, places));
            builder.Text(Item).Append(Pick(batch.Items, places));
            builder.Number("value").Append(Pick(batch.Values, places));
            builder.Number("quantity").Append(Pick(batch.Quantities, places));
            builder.Number("duration").Append(Pick(batch.Durations, places));
            builder.Number(Session).Append([.. Pick(batch.Sessions, places).Select(code => code < 0 ? double.NaN : code)]);
            foreach (var property in batch.Properties)
            {
                if (property.Numbers is { } numbers)
                    builder.Number(NameOf(property.Property)).Append(Pick(numbers, places));
                else
                    builder.Text(NameOf(property.Property)).Append(Pick(property.Codes!, places));
            }
        }

        public void Append(IReadOnlyList<FeedbackRow> rows)
        {
            foreach (var row in rows)
            {
                if (seen.Add(row.Id))
                    record.Feedback.Add(row, row.User is { } user ? NumberOf(user) : null);
                else
                    duplicates++;
            }
        }

        public void Append(IReadOnlyList<ItemRow> rows)
        {
            foreach (var row in rows)
            {
                if (row.Category is { Length: > 0 } category)
                    record.categories[row.Id] = category;
            }
        }

        /// <exception cref="NotSupportedException">Always: files carry no links.</exception>
        public void Append(IReadOnlyList<IdentityLink> links) => throw new NotSupportedException("A plain file has no links between ids.");

        public void Append(IReadOnlyList<UserRow> rows)
        {
            // Nor of users.
        }

        public Task<ImportCommit> CommitAsync(CancellationToken cancellationToken)
        {
            long events = 0;
            if (builder is not null && dictionaries is not null)
            {
                events = builder.Count;
                builder.Text(Item).Texts = dictionaries.Items;
                var categories = record.categories.Values.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
                builder.ItemAttribute(Category).Set(
                    Item, categories, [.. dictionaries.Items.Select(item => record.categories.TryGetValue(item, out var known) ? categories.BinarySearch(known, StringComparer.Ordinal) : -1)]);
                foreach (var property in dictionaries.Properties.Where(p => !p.IsNumber))
                    builder.Text(NameOf(property)).Texts = property.Dictionary;
                record.index = Build(builder, dictionaries.Events, source.Hash, userNumbers.Count, cancellationToken);
                record.version = new DataVersion(
                    source.Hash[..Math.Min(16, source.Hash.Length)], events, 0, DateTimeOffset.FromUnixTimeMilliseconds(times.First), DateTimeOffset.FromUnixTimeMilliseconds(times.Last));
            }

            else
            {
                record.version = new DataVersion(source.Hash[..Math.Min(16, source.Hash.Length)], 0, record.Feedback.Count, null, null);
            }

            return Task.FromResult(new ImportCommit(1, events + record.Feedback.Count, duplicates, record.version));
        }

        int NumberOf(UInt128 user)
        {
            if (!userNumbers.TryGetValue(user, out var number))
                userNumbers.Add(user, number = userNumbers.Count);
            return number;
        }

        public ValueTask DisposeAsync()
        {
            builder?.Dispose();
            return ValueTask.CompletedTask;
        }

        /// <summary>A further column never takes the name of a fixed one.</summary>
        static string NameOf(EventProperty property) =>
            fixedColumns.Any(c => c.Name.Equals(property.Name, StringComparison.OrdinalIgnoreCase)) ? property.Name + "_column" : property.Name;

        static T[] Pick<T>(T[] column, ReadOnlySpan<int> places)
        {
            var picked = new T[places.Length];
            for (var i = 0; i < picked.Length; i++)
                picked[i] = column[places[i]];
            return picked;
        }
    }
}
