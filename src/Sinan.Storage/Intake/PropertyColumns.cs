using System.Collections.Immutable;
using System.Text;
using Sinan.Kernel;
using Sinan.Stages.Collect.Domain.Keys;

namespace Sinan.Storage.Intake;

/// <summary>The further columns of the events in some segments, with the texts they hold: known before the first event is appended.</summary>
/// <remarks>A name that carries numbers in some events and texts in others becomes two columns, the second with "_text" behind its name.</remarks>
sealed class PropertyColumns
{
    /// <summary>A text column takes at most so many different values from one drain; further ones stay out, as in an import of files.</summary>
    const int MostTexts = 200_000;

    readonly Utf8Codes names;
    readonly List<(int Number, int Text)> columns = [];
    readonly List<Utf8Codes?> texts = [];

    public PropertyColumns(KeyedHash hash, IEnumerable<byte[]> segments)
    {
        names = new Utf8Codes(hash);
        var kinds = new List<(bool Number, bool Text)>();
        foreach (var segment in segments)
            Survey(segment, kinds);
        var properties = ImmutableArray.CreateBuilder<EventProperty>();
        var known = new Dictionary<(string Name, bool IsNumber), int>(new SameName());
        var mixed = Enumerable.Range(0, names.Count).GroupBy(names.TextOf, StringComparer.OrdinalIgnoreCase)
            .Where(g => g.Any(code => kinds[code].Number) && g.Any(code => kinds[code].Text)).Select(g => g.Key).ToHashSet(StringComparer.OrdinalIgnoreCase);
        for (var code = 0; code < names.Count; code++)
        {
            var name = names.TextOf(code);
            columns.Add((kinds[code].Number ? ColumnOf(name, isNumber: true) : -1, kinds[code].Text ? ColumnOf(mixed.Contains(name) ? name + "_text" : name, isNumber: false) : -1));
        }

        Properties = properties.ToImmutable();

        int ColumnOf(string name, bool isNumber)
        {
            if (known.TryGetValue((name, isNumber), out var column))
                return column;
            known.Add((name, isNumber), column = properties.Count);
            properties.Add(new EventProperty(name, isNumber, []));
            texts.Add(isNumber ? null : new Utf8Codes(hash));
            return column;
        }
    }

    public ImmutableArray<EventProperty> Properties { get; }

    /// <summary>Column of a property in events where it is a number.</summary>
    public int NumberColumn(ReadOnlySpan<byte> name) => columns[names.Find(name)].Number;

    /// <summary>Column of a property in events where it is a text.</summary>
    public int TextColumn(ReadOnlySpan<byte> name) => columns[names.Find(name)].Text;

    /// <summary>Code of a text in its column; −1 when the column is full.</summary>
    public int CodeOf(int column, ReadOnlySpan<byte> text)
    {
        var codes = texts[column]!;
        if (codes.Count >= MostTexts)
            return codes.Find(text);
        var code = codes.CodeOf(text, out var isNew);
        if (isNew)
            Properties[column].Dictionary.Add(Encoding.UTF8.GetString(text));
        return code;
    }

    void Survey(byte[] segment, List<(bool Number, bool Text)> kinds)
    {
        for (var at = 0; Segment.TryNext(segment, ref at, out var content);)
        {
            var reader = new EntryReader(content);
            while (reader.TryBegin(out var entry))
                Survey(ref reader, entry, kinds);
        }
    }

    void Survey(ref EntryReader reader, IntakeEntry entry, List<(bool Number, bool Text)> kinds)
    {
        EntryHead.Read(ref reader, entry);
        while (entry != IntakeEntry.Link && reader.TryField(out var field))
        {
            var name = EntryHead.Skip(ref reader, field);
            if (entry != IntakeEntry.Event || field is not (IntakeField.Text or IntakeField.Number))
                continue;
            var code = names.CodeOf(name, out var isNew);
            if (isNew)
                kinds.Add(default);
            kinds[code] = field == IntakeField.Text ? kinds[code] with { Text = true } : kinds[code] with { Number = true };
        }
    }

    /// <summary>The record tells columns apart by name, ignoring case.</summary>
    sealed class SameName : IEqualityComparer<(string Name, bool IsNumber)>
    {
        public bool Equals((string Name, bool IsNumber) x, (string Name, bool IsNumber) y) =>
            x.IsNumber == y.IsNumber && string.Equals(x.Name, y.Name, StringComparison.OrdinalIgnoreCase);

        public int GetHashCode((string Name, bool IsNumber) value) => StringComparer.OrdinalIgnoreCase.GetHashCode(value.Name);
    }
}
