using System.Globalization;
using System.Text;
using Sinan.Kernel;
using Sinan.Stages.Collect.Domain.Keys;

namespace Sinan.Storage.Intake;

/// <summary>Turns segments of the journal into one import.</summary>
sealed class SegmentImport
{
    const int RowsPerAppend = 2_048;

    readonly IRecordImport import;
    readonly PropertyColumns columns;
    readonly EventBatch batch;
    readonly Utf8Codes events;
    readonly Utf8Codes items;
    readonly Dictionary<ulong, int> sessions = [];
    readonly List<UserRow> users = [];
    readonly List<IdentityLink> links = [];
    readonly List<FeedbackRow> feedback = [];

    public SegmentImport(IRecordImport import, KeyedHash hash, PropertyColumns columns, bool keepsRawIds)
    {
        (this.import, this.columns) = (import, columns);
        (events, items) = (new Utf8Codes(hash), new Utf8Codes(hash));
        batch = new EventBatch(new EventDictionaries(columns.Properties)) { RawUsers = keepsRawIds ? new string?[EventBatch.DefaultCapacity] : null };
    }

    /// <returns>Length of the header and the whole frames: less than the segment when it is damaged.</returns>
    public int Add(byte[] segment)
    {
        var at = 0;
        while (Segment.TryNext(segment, ref at, out var content))
        {
            var reader = new EntryReader(content);
            while (reader.TryBegin(out var entry))
                Add(ref reader, entry);
        }

        return at;
    }

    /// <summary>Appends what is left.</summary>
    public void Finish()
    {
        Send();
        SendUsers();
        SendFeedback();
        if (links.Count > 0)
            import.Append(links);
    }

    void Add(ref EntryReader reader, IntakeEntry entry)
    {
        var head = EntryHead.Read(ref reader, entry);
        switch (entry)
        {
            case IntakeEntry.Event:
                AddEvent(ref reader, head);
                break;
            case IntakeEntry.Feedback:
                feedback.Add(SegmentFeedback.Read(ref reader, head));
                if (feedback.Count == RowsPerAppend)
                    SendFeedback();
                break;
            case IntakeEntry.Link:
                links.Add(new IdentityLink(head.Id, head.User, head.TimeMs));
                break;
            default:
                AddUser(ref reader, head, entry);
                break;
        }
    }

    void AddEvent(ref EntryReader reader, scoped EntryHead head)
    {
        var i = batch.Count++;
        (batch.EventIds[i], batch.Users[i], batch.Times[i], batch.Events[i]) = (head.Id, head.User, head.TimeMs, CodeOf(events, batch.Dictionaries.Events, head.Name));
        (batch.Items[i], batch.Sessions[i], batch.Values[i], batch.Quantities[i], batch.Durations[i]) = (-1, -1, double.NaN, double.NaN, double.NaN);
        if (batch.RawUsers is { } raw)
            raw[i] = null;
        foreach (var property in batch.Properties)
        {
            if (property.Codes is { } codes)
                codes[i] = -1;
            else
                property.Numbers![i] = double.NaN;
        }

        while (reader.TryField(out var field))
            AddField(ref reader, field, i);
        if (batch.Count == batch.Capacity)
            Send();
    }

    void AddField(ref EntryReader reader, IntakeField field, int i)
    {
        switch (field)
        {
            case IntakeField.Item:
                batch.Items[i] = CodeOf(items, batch.Dictionaries.Items, reader.Text());
                break;
            case IntakeField.Session:
                batch.Sessions[i] = SessionOf(unchecked((ulong)reader.Long()));
                break;
            case IntakeField.Value:
                batch.Values[i] = reader.Double();
                break;
            case IntakeField.Quantity:
                batch.Quantities[i] = reader.Double();
                break;
            case IntakeField.Duration:
                batch.Durations[i] = reader.Double();
                break;
            case IntakeField.RawUser:
                var id = reader.Text();
                if (batch.RawUsers is { } raw)
                    raw[i] = Encoding.UTF8.GetString(id);
                break;
            case IntakeField.Text:
                var column = columns.TextColumn(reader.Text());
                batch.Properties[column].Codes![i] = columns.CodeOf(column, reader.Text());
                break;
            default:
                batch.Properties[columns.NumberColumn(reader.Text())].Numbers![i] = reader.Double();
                break;
        }
    }

    void AddUser(ref EntryReader reader, scoped EntryHead head, IntakeEntry entry)
    {
        var attributes = System.Collections.Immutable.ImmutableArray.CreateBuilder<KeyValuePair<string, string>>();
        while (reader.TryField(out var field))
        {
            if (field == IntakeField.Text)
                attributes.Add(new(Encoding.UTF8.GetString(reader.Text()), Encoding.UTF8.GetString(reader.Text())));
            else
                EntryHead.Skip(ref reader, field);
        }

        users.Add(new UserRow(head.User, attributes.ToImmutable())
        {
            IsFirstValue = entry is IntakeEntry.FirstAttributes or IntakeEntry.DatedFirstAttributes,
            SinceMs = entry is IntakeEntry.DatedAttributes or IntakeEntry.DatedFirstAttributes ? head.TimeMs : null,
        });
        if (users.Count == RowsPerAppend)
            SendUsers();
    }

    int SessionOf(ulong key)
    {
        if (!sessions.TryGetValue(key, out var code))
        {
            sessions.Add(key, code = sessions.Count);
            batch.Dictionaries.Sessions.Add(key.ToString("x16", CultureInfo.InvariantCulture));
        }

        return code;
    }

    void Send()
    {
        if (batch.Count > 0)
            import.Append(batch);
        batch.Count = 0;
    }

    void SendUsers()
    {
        if (users.Count > 0)
            import.Append(users);
        users.Clear();
    }

    void SendFeedback()
    {
        if (feedback.Count > 0)
            import.Append(feedback);
        feedback.Clear();
    }

    static int CodeOf(Utf8Codes codes, List<string> texts, ReadOnlySpan<byte> text)
    {
        var code = codes.CodeOf(text, out var isNew);
        if (isNew)
            texts.Add(Encoding.UTF8.GetString(text));
        return code;
    }
}
