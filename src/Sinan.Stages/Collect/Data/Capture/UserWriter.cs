using System.Text;
using System.Text.Json;
using Sinan.Kernel;
using Sinan.Stages.Collect.Domain.Capture;
using Sinan.Stages.Collect.Domain.Columns;

namespace Sinan.Stages.Collect.Data.Capture;

/// <summary>Writes what an event says about its user: attributes, and links between ids. Not thread-safe.</summary>
sealed class UserWriter(IWorkspace workspace, NameCache names, CleanText clean, IntakeBatch batch)
{
    public void Write(ReadOnlySpan<byte> json, EventPieces pieces, ReadOnlySpan<byte> title, UInt128 user, ReadOnlySpan<byte> id, long time)
    {
        foreach (var (namePiece, piece) in pieces.Properties)
        {
            if (piece.Kind != JsonTokenType.StartObject)
                continue;
            var role = names.Property(ShortName.Of(pieces.Bytes(json, namePiece))).Role;
            if (role is PropertyRole.Set or PropertyRole.SetOnce)
                WriteAttributes(pieces.Bytes(json, piece), user, time, role == PropertyRole.SetOnce);
        }

        var isIdentify = title.SequenceEqual("$identify"u8);
        if (!isIdentify && !title.SequenceEqual("$create_alias"u8))
            return;
        var other = pieces.Find(json, names, isIdentify ? PropertyRole.AnonymousId : PropertyRole.Alias);
        var from = other.IsScalar ? NumberText.WithoutFloatTail(pieces.Bytes(json, other).Trim(" \t\r\n"u8)) : [];
        if (!KnownIds.MayBeLinked(id))
            return;
        if (!from.IsEmpty && KnownIds.MayBeLinked(from))
            batch.Link(new IdentityLink(workspace.UserKey(from), user, time));
        else if (isIdentify)
            // Without another id it still says that this one is known.
            batch.Link(new IdentityLink(user, user, time));
    }

    void WriteAttributes(ReadOnlySpan<byte> attributes, UInt128 user, long time, bool isFirstValue)
    {
        var reader = new Utf8JsonReader(attributes);
        reader.Read();
        var hasBegun = false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var title = Written(ref reader);
            reader.Read();
            var text = reader.TokenType switch
            {
                JsonTokenType.String => Written(ref reader),
                JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False => Encoding.UTF8.GetString(reader.ValueSpan),
                _ => null,
            };
            if (text is null)
                reader.Skip();
            if (text is null or "" || title.Length is 0 or > ShortName.MostBytes || !PropertyRoles.IsKeptAttribute(title))
                continue;
            if (!hasBegun)
                batch.BeginAttributes(user, time, isFirstValue);
            hasBegun = true;
            batch.Property(ShortName.Of(Encoding.UTF8.GetBytes(title)), clean.Of(Encoding.UTF8.GetBytes(text)));
        }

        if (hasBegun)
            batch.End();
    }

    /// <summary>A text; as it was written where it holds half of a surrogate pair.</summary>
    static string Written(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return Encoding.UTF8.GetString(reader.ValueSpan);
        }
    }
}
