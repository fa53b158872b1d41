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
sealed class EventWriter(IWorkspace workspace, KeyedHash hash, NameCache names, CaptureCounter counter, IntakeBatch batch)
{
    const int MostNameBytes = 200;

    static readonly byte[] GroupPrefix = "$group_"u8.ToArray();

    readonly CleanText clean = new();
    readonly ZoneClock zone = new(workspace.Zone);
    readonly Dictionary<UInt128, int> occurrences = [];
    readonly byte[] name = new byte[MostNameBytes];
    byte[] sessionText = new byte[256];
    long? sentMs;
    long arrivedMs;

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
        title = Cut(title);
        if (!TryTime(json, pieces, out var time))
            return "bad_time";
        if (!names.TakesEvent(title))
            return "too_many_names";

        batch.BeginEvent(IdOf(json, whole, pieces), user, time, title);
        if (workspace.KeepsRawIds)
            batch.RawUser(id[..Math.Min(id.Length, ushort.MaxValue)]);
        WriteProperties(json, pieces);
        batch.End();
        WriteUser(json, pieces, title, user, id, time);
        return null;
    }

    /// <summary>A name as people may see it.</summary>
    public string Shown(ReadOnlySpan<byte> text) => Encoding.UTF8.GetString(Cut(clean.Of(text)));

    ReadOnlySpan<byte> UserOf(ReadOnlySpan<byte> json, EventPieces pieces)
    {
        var piece = pieces.User;
        if (!piece.IsScalar)
            piece = Find(json, pieces, PropertyRole.User);
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

    void WriteProperties(ReadOnlySpan<byte> json, EventPieces pieces)
    {
        var (value, price, quantity, hasItem, hasSession, hasDuration) = (double.NaN, double.NaN, double.NaN, false, false, false);
        foreach (var (namePiece, piece) in pieces.Properties)
        {
            if (piece.IsMissing)
                continue;
            var title = Cut(pieces.Bytes(json, namePiece));
            if (title.IsEmpty)
                continue;
            var known = names.Property(title);
            var bytes = pieces.Bytes(json, piece);
            var isNumber = TryNumber(piece, bytes, out var number);
            switch (known.Role)
            {
                case PropertyRole.Session when piece.IsScalar && !hasSession:
                    batch.Session(SessionKey(bytes));
                    hasSession = true;
                    break;
                case PropertyRole.Item when piece.IsScalar && !hasItem && bytes.Length is > 0 and <= CleanText.MostBytes:
                    batch.Item(NumberText.WithoutFloatTail(bytes));
                    hasItem = true;
                    break;
                case PropertyRole.Value when isNumber && double.IsNaN(value):
                    value = number;
                    break;
                case PropertyRole.Price when isNumber && double.IsNaN(price):
                    price = number;
                    break;
                case PropertyRole.Quantity when isNumber && double.IsNaN(quantity):
                    quantity = number;
                    break;
                case PropertyRole.Duration when isNumber && !hasDuration:
                    batch.Duration(number * known.SecondsPerUnit);
                    hasDuration = true;
                    break;
                case PropertyRole.Groups when piece.Kind == JsonTokenType.StartObject:
                    WriteGroups(bytes);
                    break;
                case PropertyRole.Address when piece.Kind == JsonTokenType.String:
                    WriteProperty(known, title, WithoutQuery(bytes));
                    break;
                case PropertyRole.Drop or PropertyRole.User or PropertyRole.Groups or PropertyRole.Set or PropertyRole.SetOnce or PropertyRole.AnonymousId or PropertyRole.Alias:
                    break;
                default:
                    if (isNumber && known.IsTaken)
                        batch.Property(title, number);
                    else
                        WriteProperty(known, title, bytes);
                    break;
            }
        }

        // As in files: a value, else price times pieces, else the price.
        var worth = !double.IsNaN(value) ? value : double.IsNaN(quantity) ? price : price * quantity;
        if (!double.IsNaN(worth))
            batch.Value(worth);
        if (!double.IsNaN(quantity))
            batch.Quantity(quantity);
    }

    void WriteProperty(PropertyName known, ReadOnlySpan<byte> title, ReadOnlySpan<byte> text)
    {
        if (known.IsTaken && !text.IsEmpty)
            batch.Property(title, clean.Of(text));
    }

    void WriteGroups(ReadOnlySpan<byte> groups)
    {
        var reader = new Utf8JsonReader(groups);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            GroupPrefix.CopyTo(name, 0);
            var length = reader.ValueSpan.Length > MostNameBytes - GroupPrefix.Length ? 0 : GroupPrefix.Length + reader.CopyString(name.AsSpan(GroupPrefix.Length));
            reader.Read();
            // The name that is stored ("$group_company") is none that clients send, so only its number is limited.
            if (length > 0 && reader.TokenType is JsonTokenType.String or JsonTokenType.Number && names.TakesGroup(name.AsSpan(0, length)))
                batch.Property(name.AsSpan(0, length), clean.Of(reader.TokenType == JsonTokenType.String ? Encoding.UTF8.GetBytes(reader.GetString()!) : reader.ValueSpan));
            else
                reader.Skip();
        }
    }

    void WriteUser(ReadOnlySpan<byte> json, EventPieces pieces, ReadOnlySpan<byte> title, UInt128 user, ReadOnlySpan<byte> id, long time)
    {
        foreach (var (namePiece, piece) in pieces.Properties)
        {
            if (piece.Kind != JsonTokenType.StartObject)
                continue;
            var role = names.Property(Cut(pieces.Bytes(json, namePiece))).Role;
            if (role is PropertyRole.Set or PropertyRole.SetOnce)
                WriteAttributes(pieces.Bytes(json, piece), user, role == PropertyRole.SetOnce);
        }

        var isIdentify = title.SequenceEqual("$identify"u8);
        if (!isIdentify && !title.SequenceEqual("$create_alias"u8))
            return;
        var other = Find(json, pieces, isIdentify ? PropertyRole.AnonymousId : PropertyRole.Alias);
        var from = other.IsScalar ? NumberText.WithoutFloatTail(pieces.Bytes(json, other).Trim(" \t\r\n"u8)) : [];
        if (!KnownIds.MayBeLinked(id))
            return;
        if (!from.IsEmpty && KnownIds.MayBeLinked(from))
            batch.Link(new IdentityLink(workspace.UserKey(from), user, time));
        else if (isIdentify)
            // Without another id it still says that this one is known.
            batch.Link(new IdentityLink(user, user, time));
    }

    void WriteAttributes(ReadOnlySpan<byte> attributes, UInt128 user, bool isFirstValue)
    {
        var reader = new Utf8JsonReader(attributes);
        reader.Read();
        var hasBegun = false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var title = reader.GetString()!;
            reader.Read();
            var text = reader.TokenType switch
            {
                JsonTokenType.String => reader.GetString(),
                JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False => Encoding.UTF8.GetString(reader.ValueSpan),
                _ => null,
            };
            if (text is null)
                reader.Skip();
            if (text is null or "" || title.Length is 0 or > MostNameBytes || !PropertyRoles.IsKeptAttribute(title))
                continue;
            if (!hasBegun)
                batch.BeginAttributes(user, isFirstValue);
            hasBegun = true;
            batch.Property(Cut(Encoding.UTF8.GetBytes(title)), clean.Of(Encoding.UTF8.GetBytes(text)));
        }

        if (hasBegun)
            batch.End();
    }

    Piece Find(ReadOnlySpan<byte> json, EventPieces pieces, PropertyRole role)
    {
        foreach (var (namePiece, value) in pieces.Properties)
        {
            if (value.IsScalar && names.Property(Cut(pieces.Bytes(json, namePiece))).Role == role)
                return value;
        }

        return default;
    }

    /// <summary>As the record makes it: 64 bits of the keyed hash of "session " and the id.</summary>
    ulong SessionKey(ReadOnlySpan<byte> id)
    {
        var prefix = "session "u8;
        if (sessionText.Length < prefix.Length + id.Length)
            sessionText = new byte[prefix.Length + id.Length];
        prefix.CopyTo(sessionText);
        id.CopyTo(sessionText.AsSpan(prefix.Length));
        return unchecked((ulong)workspace.UserKey(sessionText.AsSpan(0, prefix.Length + id.Length)));
    }

    static bool TryNumber(Piece piece, ReadOnlySpan<byte> bytes, out double number)
    {
        number = double.NaN;
        return piece.Kind == JsonTokenType.Number && Utf8Parser.TryParse(bytes, out number, out var used) && used == bytes.Length && double.IsFinite(number);
    }

    static ReadOnlySpan<byte> WithoutQuery(ReadOnlySpan<byte> address) => address.IndexOfAny((byte)'?', (byte)'#') is var end and >= 0 ? address[..end] : address;

    static ReadOnlySpan<byte> Cut(ReadOnlySpan<byte> text)
    {
        if (text.Length <= MostNameBytes)
            return text;
        var end = MostNameBytes;
        while (end > 0 && (text[end] & 0xC0) == 0x80)
            end--;
        return text[..end];
    }
}
