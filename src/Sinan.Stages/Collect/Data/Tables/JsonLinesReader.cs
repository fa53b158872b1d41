using System.Collections.Immutable;
using System.Text;
using System.Text.Json;

namespace Sinan.Stages.Collect.Data.Tables;

/// <summary>Reads one JSON object a line. Nested objects become columns joined by dots; arrays stay JSON text.</summary>
public sealed class JsonLinesReader : TableReader
{
    readonly DelimitedReader lines;
    readonly List<string> columns;
    readonly Dictionary<string, int> places;
    readonly bool collects;
    (int Start, int Length)[] cells;
    byte[] values = new byte[4096];
    int used;
    int count;
    RowFault fault;

    /// <param name="utf8">Text.</param>
    /// <param name="columns">Columns in order; null to collect them while reading (<see cref="Columns"/>).</param>
    /// <param name="transcoded">See <see cref="DelimitedReader"/>.</param>
    public JsonLinesReader(Stream utf8, IReadOnlyList<string>? columns, bool transcoded = false)
    {
        lines = new DelimitedReader(utf8, Dialect.SingleColumn with { Quotes = false }, transcoded);
        collects = columns is null;
        this.columns = [.. columns ?? []];
        places = this.columns.Select((name, i) => (name, i)).ToDictionary(p => p.name, p => p.i, StringComparer.Ordinal);
        cells = new (int, int)[Math.Max(16, this.columns.Count)];
    }

    /// <summary>All columns met so far, in order of appearance.</summary>
    public ImmutableArray<string> Columns => [.. columns];

    public override int Count => count;

    public override long Line => lines.Line;

    public override ReadOnlySpan<byte> Raw => lines.Raw;

    public override RowFault Fault => fault;

    public override ReadOnlySpan<byte> this[int cell] => values.AsSpan(cells[cell].Start, cells[cell].Length);

    protected override bool ReadRow()
    {
        if (!lines.Read())
            return false;
        (count, used, fault) = (0, 0, lines.Fault);
        if (fault != RowFault.None)
            return true;
        Array.Clear(cells);
        try
        {
            var json = new Utf8JsonReader(lines[0], new JsonReaderOptions { CommentHandling = JsonCommentHandling.Disallow });
            if (!json.Read() || json.TokenType != JsonTokenType.StartObject)
                throw new JsonException();
            ReadObject(ref json, lines[0], "");
            if (json.Read())
                throw new JsonException();
            count = columns.Count;
        }
        catch (JsonException)
        {
            (count, fault) = (0, RowFault.BadJson);
        }

        return true;
    }

    void ReadObject(ref Utf8JsonReader json, ReadOnlySpan<byte> line, string prefix)
    {
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var name = prefix + (json.ValueIsEscaped ? Encoding.UTF8.GetString(EscapedText.Utf8Of(ref json)) : json.GetString());
            json.Read();
            switch (json.TokenType)
            {
                case JsonTokenType.StartObject:
                    ReadObject(ref json, line, name + ".");
                    break;
                case JsonTokenType.StartArray:
                    var from = (int)json.TokenStartIndex;
                    json.Skip();
                    Keep(name, line[from..(int)json.BytesConsumed]);
                    break;
                case JsonTokenType.Null:
                    Keep(name, []);
                    break;
                case JsonTokenType.String when json.ValueIsEscaped:
                    Keep(name, EscapedText.Utf8Of(ref json));
                    break;
                default:
                    Keep(name, json.ValueSpan);
                    break;
            }
        }
    }

    void Keep(string name, ReadOnlySpan<byte> value)
    {
        if (!places.TryGetValue(name, out var place))
        {
            if (!collects)
                return;
            places.Add(name, place = columns.Count);
            columns.Add(name);
            if (place >= cells.Length)
                Array.Resize(ref cells, cells.Length * 2);
        }

        if (values.Length < used + value.Length)
            Array.Resize(ref values, Math.Max(values.Length * 2, used + value.Length));
        value.CopyTo(values.AsSpan(used));
        cells[place] = (used, value.Length);
        used += value.Length;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            lines.Dispose();
    }
}
