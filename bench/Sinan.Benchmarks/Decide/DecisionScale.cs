using System.Globalization;
using System.Net.Http.Headers;
using Microsoft.Extensions.DependencyInjection;
using Sinan.Benchmarks.Feedback;
using Sinan.Benchmarks.Ingest;
using Sinan.Kernel;
using Sinan.Stages.Decide.Data;
using Sinan.Stages.Deliver.Data;
using Sinan.Storage;

namespace Sinan.Benchmarks.Decide;

/// <summary>decisions [--needs 10000] [--initiatives 200] [--evidence 1000000] [--requests 50]: fills a workspace through the product's stores, ranks it, and asks for every page of Overview, Decide, Deliver and evidence.</summary>
static class DecisionScale
{
    const double MostPageMs = 1000;

    public static async Task<int> RunAsync(string[] args, TextWriter output)
    {
        int Option(string name, int standard) => Array.IndexOf(args, name) is var at and >= 0 ? int.Parse(args[at + 1], CultureInfo.InvariantCulture) : standard;
        var (needs, initiatives, pieces, requests) = (Option("--needs", 10_000), Option("--initiatives", 200), Option("--evidence", 1_000_000), Option("--requests", 50));
        var workspace = Directory.CreateTempSubdirectory("sinan-decisions-").FullName;
        try
        {
            output.WriteLine(Invariant($"{needs:N0} needs, {initiatives:N0} initiatives, {await FillAsync(workspace, needs, initiatives, pieces):N0} pieces of evidence"));
            var key = await ServedProcess.KeyAsync(workspace, Permissions.Read, Permissions.Write);
            var (server, _) = await ServedProcess.StartAsync(workspace);
            using (server)
            {
                var address = new Uri($"http://{server.Address}");
                await WorkAsync(address, key);
                var slow = 0;
                await foreach (var (path, first, times) in PageTimes.MeasureAsync(address, key, ["", "decide", "deliver", "documents", "evidence"], requests))
                {
                    var p95 = times[(int)(times.Length * 0.95)];
                    slow += p95 > MostPageMs ? 1 : 0;
                    output.WriteLine(Invariant($"{path}: first {first:N0} ms, p50 {times[times.Length / 2]:N0} ms, p95 {p95:N0} ms{(p95 > MostPageMs ? " – too slow" : "")}"));
                }

                output.WriteLine(Invariant($"pages above {MostPageMs:N0} ms: {slow}; server's peak memory {server.PeakMemory >> 20} MiB"));
                return slow == 0 ? 0 : 1;
            }
        }
        finally
        {
            Directory.Delete(workspace, recursive: true);
        }
    }

    static async Task<long> FillAsync(string workspace, int needs, int initiatives, long pieces)
    {
        await using var services = ServedProcess.Services(workspace);
        await services.OpenWorkspaceAsync(CancellationToken.None);
        var cards = await MadeNeeds.FillAsync(services.GetRequiredService<INeedStore>(), needs);
        await MadeInitiatives.FillAsync(services.GetRequiredService<IInitiativeStore>(), initiatives, [.. cards.Select(c => c.Id)]);
        return await MadeNeeds.ProveAsync(services.GetRequiredService<IEvidenceStore>(), cards, pieces);
    }

    /// <summary>What a team does before it reads: ranks the needs and writes the documents.</summary>
    static async Task WorkAsync(Uri address, string key)
    {
        using var client = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromMinutes(10) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        foreach (var path in new[] { "/api/v1/decide/needs", "/api/v1/deliver/documents" })
        {
            using var answer = await client.PostAsync(new Uri(path, UriKind.Relative), null);
            answer.EnsureSuccessStatusCode();
        }
    }

    static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
