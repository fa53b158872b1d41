using Sinan.Kernel;

namespace Sinan.Stages.Decide.Domain;

static class ItemTitles
{
    /// <summary>Titles of items by id, where there are any.</summary>
    public static async Task<Dictionary<string, string>> ItemTitlesAsync(this IEventRecord record, CancellationToken cancellationToken)
    {
        var rows = await record.QueryAsync("SELECT item_id, title FROM items WHERE title IS NOT NULL", 1_000_000, cancellationToken);
        return rows.Rows.Where(r => r[0] is not null && r[1] is not null).ToDictionary(r => r[0]!, r => r[1]!);
    }
}
