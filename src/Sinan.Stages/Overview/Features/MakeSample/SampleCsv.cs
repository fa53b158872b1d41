using System.Globalization;
using System.Text;
using Sinan.Stages.Overview.Domain.Sample;

namespace Sinan.Stages.Overview.Features.MakeSample;

/// <summary>The sample as CSV, UTF-8 without a mark, line feeds.</summary>
static class SampleCsv
{
    const string Time = "yyyy-MM-dd HH:mm:ss";

    static readonly string[] actions = ["view", "search", "favourite", "add_to_cart", "checkout", "pay", "pay_failed", "share", "review"];
    static readonly string[] variants = ["", "A", "B"];

    public static void WriteEvents(SampleShop shop, string path, CancellationToken cancellationToken)
    {
        using var file = Open(path);
        file.WriteLine("user_id,time,event,item,category,price,quantity,app_version,platform,dwell,session,variant");
        Span<char> number = stackalloc char[32];
        foreach (var (n, e) in shop.Events.Index())
        {
            if (n % 4096 == 0)
                cancellationToken.ThrowIfCancellationRequested();
            file.Write(e.User >= 0 ? shop.Users[e.User].Id : e.User == SampleBehavior.Crawler ? "U999999" : "");
            file.Write(',');
            SampleShop.FirstDay.AddSeconds(e.Second).TryFormat(number, out var length, Time, CultureInfo.InvariantCulture);
            file.Write(number[..length]);
            file.Write(',');
            file.Write(actions[(int)e.Action]);
            file.Write(',');
            if (e.Item >= 0)
            {
                file.Write(shop.Items[e.Item].Id);
                file.Write(',');
                file.Write(SampleCatalog.Categories[shop.Items[e.Item].Category]);
            }
            else
            {
                file.Write(',');
            }

            file.Write(',');
            if (e.Action == SampleAction.Pay)
            {
                shop.Items[e.Item].Price.TryFormat(number, out length, "0.0#", CultureInfo.InvariantCulture);
                file.Write(number[..length]);
            }

            file.Write(',');
            if (e.Quantity > 0)
                file.Write((char)('0' + e.Quantity));
            file.Write(',');
            file.Write(SampleShop.Versions[e.Version]);
            file.Write(',');
            file.Write(SampleShop.Platforms[e.Version / 3]);
            file.Write(',');
            e.Dwell.TryFormat(number, out length, default, CultureInfo.InvariantCulture);
            file.Write(number[..length]);
            file.Write(",s");
            e.Session.TryFormat(number, out length, default, CultureInfo.InvariantCulture);
            file.Write(number[..length]);
            file.Write(',');
            file.Write(variants[e.Variant + 1]);
            file.Write('\n');
        }
    }

    public static void WriteItems(SampleShop shop, string path)
    {
        using var file = Open(path);
        file.WriteLine("item_id,title,description,category,price");
        foreach (var item in shop.Items)
            file.WriteLine(string.Join(',', item.Id, Quoted(item.Title), Quoted(item.English), SampleCatalog.Categories[item.Category], item.Price.ToString("0.0#", CultureInfo.InvariantCulture)));
    }

    public static void WriteFeedback(SampleShop shop, string path)
    {
        using var file = Open(path);
        file.WriteLine("user_id,time,rating,item,source,text");
        foreach (var c in shop.Comments)
        {
            file.WriteLine(string.Join(',',
                c.User < 0 ? "" : shop.Users[c.User].Id,
                SampleShop.FirstDay.AddSeconds(c.Second).ToString(Time, CultureInfo.InvariantCulture),
                c.Rating == 0 ? "" : c.Rating.ToString(CultureInfo.InvariantCulture),
                c.Item < 0 ? "" : shop.Items[c.Item].Id, c.Source, Quoted(c.Text)));
        }
    }

    static StreamWriter Open(string path) => new(path, false, new UTF8Encoding(false), 1 << 16) { NewLine = "\n" };

    static string Quoted(string text) =>
        text.AsSpan().IndexOfAny(',', '"', '\n') < 0 ? text : '"' + text.Replace("\"", "\"\"", StringComparison.Ordinal) + '"';
}
