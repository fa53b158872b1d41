using Sinan.Numerics.Behavior;
using Sinan.Stages.Overview.Domain.Sample;

namespace Sinan.Tests.Decide;

/// <summary>The sample shop as a behaviour index, without any store in between.</summary>
static class SampleIndex
{
    public static BehaviorIndex Build(SampleShop shop)
    {
        using var builder = new BehaviorIndexBuilder([new("item", false), new("category", false), new("value", true), new("quantity", true), new("app_version", false), new("platform", false), new("variant", false)]);
        string[] events = ["view", "search", "favourite", "add_to_cart", "checkout", "pay", "pay_failed", "share", "review"];
        // Rows without a user never reach the record.
        var rows = shop.Events.Where(e => e.User != -1).ToList();
        var users = rows.ConvertAll(e => e.User < 0 ? shop.Users.Count : e.User).ToArray();
        var start = new DateTimeOffset(SampleShop.FirstDay, TimeSpan.Zero).ToUnixTimeMilliseconds();
        builder.Append(users, rows.ConvertAll(e => start + e.Second * 1_000L).ToArray(), rows.ConvertAll(e => (int)e.Action).ToArray());
        builder.Text("item").Append(rows.ConvertAll(e => (int)e.Item).ToArray());
        builder.Text("item").Texts = [.. shop.Items.Select(i => i.Id)];
        builder.Text("category").Append(rows.ConvertAll(e => e.Item < 0 ? -1 : shop.Items[e.Item].Category).ToArray());
        builder.Text("category").Texts = SampleCatalog.Categories;
        builder.Number("value").Append(rows.ConvertAll(e => e.Action == SampleAction.Pay ? shop.Items[e.Item].Price : double.NaN).ToArray());
        builder.Number("quantity").Append(rows.ConvertAll(e => e.Quantity > 0 ? e.Quantity : double.NaN).ToArray());
        builder.Text("app_version").Append(rows.ConvertAll(e => (int)e.Version).ToArray());
        builder.Text("app_version").Texts = SampleShop.Versions;
        builder.Text("platform").Append(rows.ConvertAll(e => e.Version / 3).ToArray());
        builder.Text("platform").Texts = SampleShop.Platforms;
        builder.Text("variant").Append(rows.ConvertAll(e => (int)e.Variant).ToArray());
        builder.Text("variant").Texts = ["A", "B"];
        return BehaviorIndex.Open(builder.Build(new BehaviorIndexInfo(events, "sample"), null, CancellationToken.None));
    }
}
