using System.Collections.Immutable;
using System.Globalization;
using Sinan.DuckDb;
using Sinan.Kernel;

namespace Sinan.Storage.Events;

/// <summary>The further columns of one import, matched to the record's by name ignoring case; new ones are added to the table.</summary>
sealed class EventProperties
{
    readonly Target[] targets;
    readonly int[] unused;

    public EventProperties(DuckDbConnection connection, ImmutableArray<EventProperty> properties)
    {
        var known = RecordProperty.ReadAll(connection);
        var before = known.Count;
        targets = [.. properties.Select(property => Match(connection, known, property))];
        for (var i = before; i < known.Count; i++)
        {
            connection.Execute($"ALTER TABLE events ADD COLUMN {DuckDbSql.Name(known[i].Column)} {(known[i].IsNumber ? "DOUBLE" : "INTEGER")}");
            connection.Execute("INSERT INTO event_properties VALUES ($1, $2, $3, $4)", known[i].No, known[i].Column, known[i].Name, known[i].IsNumber);
        }

        if (known.Count > before)
            RecordSchema.WriteEventLog(connection, known);
        unused = [.. Enumerable.Range(0, known.Count).Except(targets.Select(t => t.Property.No))];
    }

    /// <summary>Writes rows of a batch to the further columns of the appender; columns that this import has not are NULL.</summary>
    public void Write(DuckDbAppender appender, EventBatch batch, int from, int rows)
    {
        for (var i = 0; i < targets.Length; i++)
        {
            var target = targets[i];
            var column = appender[RecordSchema.FixedEventColumns + target.Property.No];
            var values = batch.Properties[i];
            if (values.Codes is { } codes)
                WriteTexts(column, codes.AsSpan(from, rows), target.Translation!.Span);
            else if (target.Property.IsNumber)
                column.WriteNaNAsNull(values.Numbers.AsSpan(from, rows));
            else
                WriteNumbersAsTexts(column, values.Numbers.AsSpan(from, rows), target.Codes!);
        }

        foreach (var no in unused)
            appender[RecordSchema.FixedEventColumns + no].Mask().Clear();
    }

    /// <summary>Appends the new values of text columns to <c>property_values</c>.</summary>
    public void Save(DuckDbConnection connection)
    {
        using var appender = connection.Append("property_values");
        foreach (var (property, codes, _) in targets)
        {
            if (codes is not null)
                CodeRows.Append(appender, codes.Fresh, codes.FirstFresh, column: 1, rows => appender[0].Values<int>()[..rows].Fill(property.No));
        }

        appender.Close();
    }

    static Target Match(DuckDbConnection connection, List<RecordProperty> known, EventProperty given)
    {
        var name = RecordProperty.Taken.Contains(given.Name) ? given.Name + "_column" : given.Name;
        var property = Find(known, name);
        // Texts do not fit into a column of numbers: they get a column beside it. Numbers fit into a column of texts.
        if (property is { IsNumber: true } && !given.IsNumber)
            property = Find(known, name += "_text");
        if (property is null)
        {
            var column = "p_" + known.Count.ToString(CultureInfo.InvariantCulture);
            known.Add(property = new RecordProperty(known.Count, column, name, given.IsNumber));
        }

        if (property.IsNumber)
            return new Target(property, null, null);
        var sql = string.Create(CultureInfo.InvariantCulture, $"SELECT code, text FROM property_values WHERE property_no = {property.No}");
        var codes = new GlobalCodes(connection, sql, IndexColumns.MostTexts);
        return new Target(property, codes, given.IsNumber ? null : new CodeTranslation(codes, given.Dictionary));
    }

    static RecordProperty? Find(List<RecordProperty> known, string name) =>
        known.Find(p => string.Equals(p.Name, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>A column keeps so many different texts as the index can carry; events with further ones have none.</summary>
    static void WriteTexts(DuckDbWritableColumn column, ReadOnlySpan<int> codes, ReadOnlySpan<int> translation)
    {
        column.WriteTranslated(codes, translation);
        if (!translation.Contains(-1))
            return;
        for (var row = 0; row < codes.Length; row++)
        {
            if (codes[row] >= 0 && translation[codes[row]] < 0)
                column.SetNull(row);
        }
    }

    static void WriteNumbersAsTexts(DuckDbWritableColumn column, ReadOnlySpan<double> numbers, GlobalCodes codes)
    {
        var values = column.Values<int>();
        for (var row = 0; row < numbers.Length; row++)
        {
            if (double.IsNaN(numbers[row]))
                column.SetNull(row);
            else if (codes.CodeOf(numbers[row].ToString("R", CultureInfo.InvariantCulture)) is var code and >= 0)
                values[row] = code;
            else
                column.SetNull(row);
        }
    }

    sealed record Target(RecordProperty Property, GlobalCodes? Codes, CodeTranslation? Translation);
}
