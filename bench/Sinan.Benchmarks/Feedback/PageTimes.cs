using System.Diagnostics;
using System.Net.Http.Headers;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;
using Sinan.Stages;

namespace Sinan.Benchmarks.Feedback;

/// <summary>Requests every page of some stages again and again: those without parameters, and one of each kind that a page links to.</summary>
static partial class PageTimes
{
    /// <summary>Questions that cost more than the one which a page opens with.</summary>
    static readonly string[] asked =
    [
        "/listen/comments?feeling=negative", "/listen/comments?text=crash", "/listen/trends?series=negativity&interval=week", "/listen/trends?interval=hour", "/listen/impact?outcome=retention",
        "/listen/duplicates?least=0.8", "/decide?view=matrix", "/decide?method=wsjf", "/decide?method=value_effort", "/decide?method=ice", "/decide?state=rejected", "/decide?category=trust&source=entered",
        "/deliver?view=table",
    ];

    /// <summary>And of pages that others link to, by the first two parts of their address.</summary>
    static readonly (string Page, string Question)[] askedOf = [("/listen/aspect/", "by=version"), ("/listen/aspect/", "by=segment"), ("/listen/theme/", "by=version")];

    /// <summary>Pages outside the stages.</summary>
    static readonly string[] shared = ["/evidence/{Id}", "/jobs", "/jobs/{Id}", "/settings", "/settings/upkeep"];

    /// <param name="address">Of the server.</param>
    /// <param name="key">API key that may read.</param>
    /// <param name="stages">First part of the pages' addresses.</param>
    /// <param name="requests">Warm requests of each page.</param>
    /// <returns>Each page as soon as it is measured, with the time of its first request and those of the warm ones, to the last byte in milliseconds, ascending; a failure of the server throws.</returns>
    public static async IAsyncEnumerable<(string Path, double First, double[] Times)> MeasureAsync(Uri address, string key, string[] stages, int requests)
    {
        using var client = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromMinutes(10) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        var templates = typeof(StageCatalog).Assembly.GetTypes().SelectMany(t => t.GetCustomAttributes<RouteAttribute>()).Select(r => r.Template).Concat(shared)
            .Where(t => stages.Contains(t.Split('/')[1])).Distinct().Order(StringComparer.Ordinal).ToList();
        var queue = new Queue<string>([.. templates.Where(t => !t.Contains('{', StringComparison.Ordinal)), .. asked.Where(a => stages.Contains(a.Split('/', '?')[1]))]);
        var open = templates.Where(t => t.Contains('{', StringComparison.Ordinal)).ToList();
        while (queue.TryDequeue(out var path))
        {
            var opened = Stopwatch.GetTimestamp();
            var html = await GetAsync(client, path);
            var first = Stopwatch.GetElapsedTime(opened).TotalMilliseconds;
            foreach (Match link in Link().Matches(html))
            {
                var target = link.Groups["path"].Value;
                if (open.FirstOrDefault(t => Fits(t, target)) is { } template)
                {
                    open.Remove(template);
                    queue.Enqueue(target);
                    foreach (var (_, question) in askedOf.Where(a => target.StartsWith(a.Page, StringComparison.Ordinal)))
                        queue.Enqueue(target + (target.Contains('?', StringComparison.Ordinal) ? '&' : '?') + question);
                }
            }

            var times = new double[requests];
            for (var i = 0; i < requests; i++)
            {
                var started = Stopwatch.GetTimestamp();
                await GetAsync(client, path);
                times[i] = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
            }

            Array.Sort(times);
            yield return (path, first, times);
        }
    }

    static async Task<string> GetAsync(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        // A page that says that something is missing is a page too.
        if ((int)answer.StatusCode >= 500 || answer.StatusCode is System.Net.HttpStatusCode.Redirect or System.Net.HttpStatusCode.Unauthorized)
            throw new InvalidOperationException($"{path} answered {(int)answer.StatusCode}.");
        return await answer.Content.ReadAsStringAsync();
    }

    static bool Fits(string template, string path)
    {
        var (wanted, given) = (template.Split('/'), path.Split('?')[0].Split('/'));
        return wanted.Length == given.Length && wanted.Zip(given).All(p => p.First.StartsWith('{') ? p.Second.Length > 0 : p.First == p.Second);
    }

    [GeneratedRegex("href=\"(?<path>/[^\"#]+)\"", RegexOptions.None, 1000)]
    private static partial Regex Link();
}
