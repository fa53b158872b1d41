using Sinan.Kernel;

namespace Sinan.Tests.Storage.Events;

public sealed class PropertyLimitTests : IDisposable
{
    const int Most = 1 << 20;

    readonly RecordFixture fixture = new();

    public void Dispose() => fixture.Dispose();

    [Fact]
    public async Task A_text_column_that_is_full_takes_known_texts_and_leaves_out_new_ones()
    {
        await ImportAsync(from: 0, texts: Most + 5);
        Assert.Equal([$"{Most + 5}|{Most}|{Most}"], await fixture.RowsAsync("SELECT count(*), count(trace), count(DISTINCT trace) FROM event_log"));

        await ImportAsync(from: Most - 1, texts: 3);

        Assert.Equal([$"trace {Most - 1}", "∅", "∅"], await fixture.RowsAsync($"SELECT trace FROM event_log WHERE ordinal >= {Most + 5} ORDER BY ordinal"));
    }

    async Task ImportAsync(int from, int texts)
    {
        var property = new EventProperty("trace", false, [.. Enumerable.Range(from, texts).Select(i => $"trace {i}")]);
        var batch = new EventBatch(new EventDictionaries([property]));
        batch.Dictionaries.Events.Add("view");
        await using var import = await fixture.Record.BeginImportAsync(new ImportSource("events", "log", $"{from}") { IsOneOfMany = true }, CancellationToken.None);
        for (var start = 0; start < texts; start += batch.Capacity)
        {
            batch.Count = Math.Min(batch.Capacity, texts - start);
            for (var row = 0; row < batch.Count; row++)
            {
                (batch.EventIds[row], batch.Users[row], batch.Times[row], batch.Events[row]) = ((UInt128)(ulong)(((long)from << 32) + start + row), 1, 1_700_000_000_000 + start + row, 0);
                (batch.Items[row], batch.Sessions[row], batch.Values[row], batch.Quantities[row], batch.Durations[row]) = (-1, -1, double.NaN, double.NaN, double.NaN);
                batch.Properties[0].Codes![row] = start + row;
            }

            import.Append(batch);
        }

        await import.CommitAsync(CancellationToken.None);
    }
}
