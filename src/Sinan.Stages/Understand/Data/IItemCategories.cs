using Sinan.Kernel;

namespace Sinan.Stages.Understand.Data;

/// <summary>The category of every item that has one.</summary>
public interface IItemCategories
{
    Task<IReadOnlyDictionary<string, string>> AllAsync(CancellationToken cancellationToken);
}

/// <summary>Categories out of the record's items.</summary>
public sealed class RecordItemCategories(IEventRecord record) : IItemCategories
{
    const int MostItems = 5_000_000;

    public async Task<IReadOnlyDictionary<string, string>> AllAsync(CancellationToken cancellationToken)
    {
        var answer = await record.QueryAsync("SELECT item_id, category FROM items WHERE category IS NOT NULL AND category <> ''", MostItems, cancellationToken);
        return answer.Rows.ToDictionary(row => row[0]!, row => row[1]!, StringComparer.Ordinal);
    }
}
