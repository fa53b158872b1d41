using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.Playwright;
using Sinan.Stages;
using Sinan.Web;

namespace Sinan.E2E;

/// <summary>All pages of the product: those without parameters from their routes, the others from a link that a page has to them; and questions whose answers show more than the page opens with.</summary>
static partial class SitePages
{
    static readonly string[] asked =
    [
        "/understand/funnel?sample=0.5", "/understand/trend?sample=0.5&by=item.category", "/understand/retention?sample=0.5", "/understand/sessions?column=session&measure=depth",
        "/decide/rules?per=order", "/listen/comments?by=version", "/listen/comments?text=物流&also=快递", "/listen/trends?series=volume&interval=day&by=device",
        "/decide/models?scenario=recommend&rows=200000&milliseconds=100&compute=gpu", "/decide/training?classes=20&parameters=7000&processor=a100&processors=8",
    ];

    static IReadOnlyList<string>? found;

    public static async Task<IReadOnlyList<string>> AllAsync(ServedSample sample)
    {
        if (found is not null)
            return found;
        var templates = new[] { typeof(StageCatalog).Assembly, typeof(WebMarker).Assembly }.SelectMany(a => a.GetTypes())
            .Where(t => t.GetCustomAttribute<AllowAnonymousAttribute>() is null)
            .SelectMany(t => t.GetCustomAttributes<RouteAttribute>()).Select(r => r.Template).Distinct().Order().ToList();
        var plain = templates.Where(t => !t.Contains('{')).ToList();
        var open = templates.Where(t => t.Contains('{')).ToDictionary(t => t, AsPattern);
        var pages = new List<string>(plain);
        var queue = new Queue<string>(plain);
        await using var context = await sample.ReaderAsync(Look.Plain);
        var page = await context.NewPageAsync();
        while (queue.TryDequeue(out var path) && open.Count > 0)
        {
            await page.GotoAsync(path, new PageGotoOptions { WaitUntil = WaitUntilState.DOMContentLoaded });
            var links = await page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('main a[href^=\"/\"]')].map(a => a.getAttribute('href'))");
            foreach (var link in links)
            {
                if (open.FirstOrDefault(o => o.Value.IsMatch(link.Split('?')[0])).Key is not { } template)
                    continue;
                open.Remove(template);
                pages.Add(link);
                queue.Enqueue(link);
            }
        }

        return found = [.. pages, .. asked];
    }

    static Regex AsPattern(string template) =>
        new("^" + Parameter().Replace(Regex.Escape(template).Replace("\\{", "{"), "[^/]+") + "$", RegexOptions.None, TimeSpan.FromSeconds(1));

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Parameter();
}
