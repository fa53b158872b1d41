using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Sinan.Kernel;
using Sinan.Stages.Collect.Data.Tables;
using Sinan.Stages.Collect.Domain.Columns;
using Sinan.Stages.Collect.Domain.Keys;

namespace Sinan.Stages.Collect.Data.Import;

/// <summary>Rows that are events.</summary>
public sealed class EventTaker : RowTaker
{
    const int MostPropertyValues = 200_000;

    /// <summary>Name of purchases with a negative quantity.</summary>
    const string Return = "return";

    readonly ConcurrentBag<EventParcel> free = [];
    readonly EventDictionaries dictionaries;
    readonly TextDictionary[] propertyTexts;
    readonly Utf8Codes events;
    readonly Utf8Codes items;
    readonly Utf8Codes sessions;
    readonly List<long> eventRows = [];
    readonly List<ItemRow> itemRows = [];
    readonly List<string?> rawUsers = [];
    readonly bool keepsRawIds;
    readonly byte[] table;
    byte[] named = new byte[256];
    EventParcel parcel;
    int eventsSent;
    int itemsSent;
    int sessionsSent;
    Columns at;
    int[] properties = [];
    int constantEvent = -1;
    int returnEvent = -1;

    public EventTaker(ImportPlan plan, IWorkspace workspace, bool keepsRawIds, Action<Action<IRecordImport>> emit)
        : base(plan, workspace, emit)
    {
        this.keepsRawIds = keepsRawIds;
        table = plan.Table is { } name ? Encoding.UTF8.GetBytes(name + ".") : [];
        dictionaries = new EventDictionaries(PropertiesOf(plan));
        propertyTexts = [.. dictionaries.Properties.Select(_ => new TextDictionary(Hash, MostPropertyValues))];
        (events, items, sessions) = (new Utf8Codes(Hash), new Utf8Codes(Hash), new Utf8Codes(Hash));
        parcel = NewParcel();
    }

    public override long Items => items.Count;

    public override IEnumerable<(string Name, long Rows)> Events => eventRows.Select((rows, code) => (events.TextOf(code), rows)).Where(e => e.rows > 0);

    /// <summary>Columns that held more different texts than are kept.</summary>
    public IEnumerable<string> Overflowing => dictionaries.Properties.Where((_, i) => propertyTexts[i].Overflow > 0).Select(p => p.Name);

    public override void Begin(PlannedFile file)
    {
        base.Begin(file);
        at = new Columns(
            file.Column(ColumnRole.Event), file.Column(ColumnRole.Item), file.Column(ColumnRole.Session), file.Column(ColumnRole.Value), file.Column(ColumnRole.Price),
            file.Column(ColumnRole.Quantity), file.Column(ColumnRole.Duration), file.Column(ColumnRole.Category), file.Column(ColumnRole.Title),
            file.Column(ColumnRole.Duration) is var d and >= 0 ? ColumnNames.SecondsPerUnit(file.File.Columns[d]) : 1);
        properties = [.. dictionaries.Properties.Select(p => PlaceOf(file, p.Name))];
        (constantEvent, returnEvent) = (-1, -1);
        if (at.Event >= 0)
            return;
        constantEvent = EventCode(Encoding.UTF8.GetBytes(Plan.EventName!));
        if (Plan.EventName == ImportPlanner.Purchase && at.Quantity >= 0)
            returnEvent = EventCode(Encoding.UTF8.GetBytes(Return));
    }

    public override string? Take(TableReader row)
    {
        var user = Cell(row, UserColumn);
        if (user.IsEmpty)
            return "missing_user";
        var timeText = Cell(row, TimeColumn);
        if (timeText.IsEmpty)
            return "missing_time";
        if (!TryTime(timeText, out var time))
            return "bad_time";
        var name = Cell(row, at.Event);
        if (at.Event >= 0 && name.IsEmpty)
            return "missing_event";
        if (!TryNumber(row, at.Value, out var value) || !TryNumber(row, at.Price, out var price) || !TryNumber(row, at.Quantity, out var quantity) || !TryNumber(row, at.Duration, out var duration))
            return "bad_number";

        var batch = parcel.Batch;
        var i = batch.Count++;
        batch.EventIds[i] = RowId(row);
        batch.Users[i] = UserKey(user, out var userCode);
        if (keepsRawIds)
            batch.RawUsers![i] = RawUser(userCode, user);
        batch.Times[i] = time;
        var code = at.Event >= 0 ? EventCode(name) : quantity < 0 && returnEvent >= 0 ? returnEvent : constantEvent;
        batch.Events[i] = code;
        eventRows[code]++;
        batch.Items[i] = ItemCode(row, price);
        batch.Sessions[i] = Cell(row, at.Session) is { IsEmpty: false } session ? sessions.CodeOf(session, out _) : -1;
        batch.Values[i] = at.Value >= 0 ? value : at.Price < 0 ? double.NaN : at.Quantity >= 0 ? price * quantity : price;
        batch.Quantities[i] = quantity;
        batch.Durations[i] = duration * at.SecondsPerUnit;
        TakeProperties(row, batch, i);
        Saw(time);
        Accepted++;
        if (batch.Count == batch.Capacity)
            Send();
        return null;
    }

    public override void Finish()
    {
        if (parcel.Batch.Count > 0)
            Send();
        foreach (var chunk in itemRows.Where(r => r.Title is not null || r.Category is not null || r.Price is not null).Chunk(EventBatch.DefaultCapacity))
            Emit(import => import.Append(chunk));
    }

    void TakeProperties(TableReader row, EventBatch batch, int i)
    {
        for (var p = 0; p < properties.Length; p++)
        {
            var cell = Cell(row, properties[p]);
            var column = batch.Properties[p];
            if (column.Codes is { } codes)
                codes[i] = propertyTexts[p].CodeOf(cell, Redacted);
            else
                column.Numbers![i] = !cell.IsEmpty && NumberText.TryRead(cell, out var number) ? number : double.NaN;
        }
    }

    int EventCode(ReadOnlySpan<byte> name)
    {
        var code = events.CodeOf(InTable(name), out var isNew);
        if (isNew)
            eventRows.Add(0);
        return code;
    }

    /// <summary>An event's name, behind its table's.</summary>
    ReadOnlySpan<byte> InTable(ReadOnlySpan<byte> name)
    {
        if (table.Length == 0)
            return name;
        if (named.Length < table.Length + name.Length)
            named = new byte[2 * (table.Length + name.Length)];
        table.CopyTo(named.AsSpan());
        name.CopyTo(named.AsSpan(table.Length));
        return named.AsSpan(0, table.Length + name.Length);
    }

    /// <summary>The item's code; what the row says about it is kept where nothing was known.</summary>
    int ItemCode(TableReader row, double price)
    {
        var id = NumberText.WithoutFloatTail(Cell(row, at.Item));
        if (id.IsEmpty)
            return -1;
        var code = items.CodeOf(id, out var isNew);
        if (at is { Category: < 0, Title: < 0, Price: < 0 })
            return code;
        if (isNew)
            itemRows.Add(new ItemRow(Encoding.UTF8.GetString(id), null, null, null, null, null));
        var known = itemRows[code];
        if ((known.Title is null && at.Title >= 0) || (known.Category is null && at.Category >= 0) || (known.Price is null && price > 0))
        {
            itemRows[code] = known with
            {
                Title = known.Title ?? (TextOf(row, at.Title) is { } title ? Numerics.Privacy.PersonalData.Redact(title, Redacted) : null),
                Category = known.Category ?? TextOf(row, at.Category),
                Price = known.Price ?? (price > 0 ? price : null),
            };
        }

        return code;
    }

    string RawUser(int code, ReadOnlySpan<byte> user)
    {
        while (rawUsers.Count <= code)
            rawUsers.Add(null);
        return rawUsers[code] ??= Encoding.UTF8.GetString(NumberText.WithoutFloatTail(user));
    }

    void Send()
    {
        var full = parcel;
        full.Events = NewTexts(events, ref eventsSent);
        full.Items = NewTexts(items, ref itemsSent);
        full.Sessions = NewTexts(sessions, ref sessionsSent);
        full.Texts = [.. propertyTexts.Select(t => t.TakeNew())];
        Emit(import =>
        {
            // The dictionaries grow here, on the thread that reads them.
            dictionaries.Events.AddRange(full.Events);
            dictionaries.Items.AddRange(full.Items);
            dictionaries.Sessions.AddRange(full.Sessions);
            for (var p = 0; p < full.Texts.Length; p++)
                dictionaries.Properties[p].Dictionary.AddRange(full.Texts[p]);
            import.Append(full.Batch);
            full.Batch.Count = 0;
            free.Add(full);
        });
        parcel = free.TryTake(out var used) ? used : NewParcel();
    }

    EventParcel NewParcel() => new(new EventBatch(dictionaries) { RawUsers = keepsRawIds ? new string?[EventBatch.DefaultCapacity] : null });

    static List<string> NewTexts(Utf8Codes codes, ref int sent)
    {
        var texts = new List<string>(codes.Count - sent);
        for (; sent < codes.Count; sent++)
            texts.Add(codes.TextOf(sent));
        return texts;
    }

    static int PlaceOf(PlannedFile file, string property)
    {
        foreach (var guess in file.Guesses)
        {
            if (guess.Role == ColumnRole.Property && guess.Profile.Name.Equals(property, StringComparison.OrdinalIgnoreCase))
                return guess.Column;
        }

        return -1;
    }

    /// <summary>The further columns of all files; one that is text in any file is text. A category without items is a further column.</summary>
    static ImmutableArray<EventProperty> PropertiesOf(ImportPlan plan) =>
    [
        .. plan.Files
            .SelectMany(f => f.Guesses)
            .Where(g => g.Role == ColumnRole.Property)
            .GroupBy(g => g.Profile.Name, StringComparer.Create(CultureInfo.InvariantCulture, ignoreCase: true))
            .Select(g => new EventProperty(g.First().Profile.Name, g.All(c => c.IsNumber), [])),
    ];

    readonly record struct Columns(int Event, int Item, int Session, int Value, int Price, int Quantity, int Duration, int Category, int Title, double SecondsPerUnit);

    /// <summary>A batch and the texts that it is the first to use.</summary>
    sealed class EventParcel(EventBatch batch)
    {
        public EventBatch Batch { get; } = batch;

        public List<string> Events { get; set; } = [];

        public List<string> Items { get; set; } = [];

        public List<string> Sessions { get; set; } = [];

        public List<string>[] Texts { get; set; } = [];
    }
}
