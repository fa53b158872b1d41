using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using Sinan.Kernel;
using Sinan.Stages.Collect.Domain.Capture;
using Sinan.Stages.Collect.Domain.Columns;

namespace Sinan.Stages.Collect.Data.Capture;

/// <summary>Writes what an event says about itself: session, item, worth, groups, further columns. Not thread-safe.</summary>
sealed class PropertyWriter(IWorkspace workspace, NameCache names, CleanText clean, IntakeBatch batch)
{
    static readonly byte[] GroupPrefix = "$group_"u8.ToArray();

    readonly byte[] groupName = new byte[ShortName.MostBytes];
    byte[] sessionText = new byte[256];

    public void Write(ReadOnlySpan<byte> json, EventPieces pieces)
    {
        var (value, price, quantity, hasItem, hasSession, hasDuration) = (double.NaN, double.NaN, double.NaN, false, false, false);
        foreach (var (namePiece, piece) in pieces.Properties)
        {
            if (piece.IsMissing)
                continue;
            var title = ShortName.Of(pieces.Bytes(json, namePiece));
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
            GroupPrefix.CopyTo(groupName, 0);
            var length = reader.ValueSpan.Length > ShortName.MostBytes - GroupPrefix.Length ? 0 : GroupPrefix.Length + reader.CopyString(groupName.AsSpan(GroupPrefix.Length));
            reader.Read();
            // The name that is stored ("$group_company") is none that clients send, so only its number is limited.
            if (length > 0 && reader.TokenType is JsonTokenType.String or JsonTokenType.Number && names.TakesGroup(groupName.AsSpan(0, length)))
                batch.Property(groupName.AsSpan(0, length), clean.Of(reader.TokenType == JsonTokenType.String ? Encoding.UTF8.GetBytes(reader.GetString()!) : reader.ValueSpan));
            else
                reader.Skip();
        }
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
}
