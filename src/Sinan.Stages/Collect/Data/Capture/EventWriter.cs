using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using Sinan.Kernel;
using Sinan.Stages.Collect.Domain.Capture;
using Sinan.Stages.Collect.Domain.Columns;
using Sinan.Stages.Collect.Domain.Keys;
using Sinan.Stages.Collect.Domain.Times;

namespace Sinan.Stages.Collect.Data.Capture;

/// <summary>Writes one event into the batch, with what it says about its user. Not thread-safe.</summary>
sealed class EventWriter
{
    readonly IWorkspace workspace;
    readonly KeyedHash hash;
    readonly NameCache names;
    readonly CaptureCounter counter;
    readonly IntakeBatch batch;
    readonly CleanText clean;
    readonly PropertyWriter properties;
    readonly UserWriter users;
    readonly ZoneClock zone;
    readonly Dictionary<UInt128, int> occurrences = [];
    long? sentMs;
    long arrivedMs;

    public EventWriter(IWorkspace workspace, KeyedHash hash, NameCache names, CaptureCounter counter, IntakeBatch batch)
    {
        (this.workspace, this.hash, this.names, this.counter, this.batch) = (workspace, hash, names, counter, batch);
        (clean, zone) = (new CleanText(), new ZoneClock(workspace.Zone));
        properties = new PropertyWriter(workspace, names, clean, batch);
        users = new UserWriter(workspace, names, clean, batch);
    }

    /// <summary>Starts a request.</summary>
    public void Begin(long? sent, long arrived)
    {
        (sentMs, arrivedMs) = (sent, arrived);
        occurrences.Clear();
    }

    /// <summary>Writes an event.</summary>
    /// <param name="json">What was read.</param>
    /// <param name="whole">The event alone.</param>
    /// <param name="pieces">Where its parts stand.</param>
    /// <param name="user">Keyed hash of its user; 0 when unknown.</param>
    /// <returns>Null, or why the event cannot be taken.</returns>
    public string? Write(ReadOnlySpan<byte> json, ReadOnlySpan<byte> whole, EventPieces pieces, out UInt128 user)
    {
        user = 0;
        var id = UserOf(json, pieces);
        if (id.IsEmpty)
            return "missing_user";
        user = workspace.UserKey(id);
        if (!pieces.Event.IsScalar || pieces.Bytes(json, pieces.Event).Trim(" \t\r\n"u8) is not { IsEmpty: false } title)
            return "missing_event";
        title = ShortName.Of(title);
        if (!TryTime(json, pieces, out var time))
            return "bad_time";
        if (!names.TakesEvent(title))
            return "too_many_names";

        batch.BeginEvent(IdOf(json, whole, pieces), user, time, title);
        if (workspace.KeepsRawIds)
            batch.RawUser(id[..Math.Min(id.Length, ushort.MaxValue)]);
        properties.Write(json, pieces);
        batch.End();
        users.Write(json, pieces, title, user, id, time);
        return null;
    }

    /// <summary>A name as people may see it.</summary>
    public string Shown(ReadOnlySpan<byte> text) => Encoding.UTF8.GetString(ShortName.Of(clean.Of(text)));

    ReadOnlySpan<byte> UserOf(ReadOnlySpan<byte> json, EventPieces pieces)
    {
        var piece = pieces.User;
        if (!piece.IsScalar)
            piece = pieces.Find(json, names, PropertyRole.User);
        return piece.IsScalar ? NumberText.WithoutFloatTail(pieces.Bytes(json, piece).Trim(" \t\r\n"u8)) : [];
    }

    bool TryTime(ReadOnlySpan<byte> json, EventPieces pieces, out long time)
    {
        time = arrivedMs;
        if (pieces.Time.IsMissing)
        {
            if (pieces.Offset.Kind == JsonTokenType.Number && Utf8Parser.TryParse(pieces.Bytes(json, pieces.Offset), out double ago, out _) && ago is >= 0 and < long.MaxValue / 2)
                time -= (long)ago;
            return true;
        }

        if (!pieces.Time.IsScalar || !ArrivalTime.TryRead(pieces.Bytes(json, pieces.Time), out var claimed, out var isUtc))
            return false;
        time = ArrivalTime.Corrected(isUtc ? claimed : zone.ToUtc(claimed), sentMs, arrivedMs);
        return true;
    }

    /// <summary>The event's own id; else its content and how often it stood in the request before; else, without a time of its own, one that never comes again.</summary>
    UInt128 IdOf(ReadOnlySpan<byte> json, ReadOnlySpan<byte> whole, EventPieces pieces)
    {
        if (pieces.Id.IsScalar && pieces.Bytes(json, pieces.Id) is { IsEmpty: false } own)
            return hash.Wide(own, -1);
        if (pieces.Time.IsMissing)
            return hash.Wide(whole, counter.Next());
        var first = hash.Wide(whole, 0);
        var before = occurrences.GetValueOrDefault(first);
        occurrences[first] = before + 1;
        return before == 0 ? first : hash.Wide(whole, before);
    }
}
