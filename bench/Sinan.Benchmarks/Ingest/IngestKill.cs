using System.Globalization;
using Sinan.Numerics.Random;

namespace Sinan.Benchmarks.Ingest;

/// <summary>ingest-kill [--kills 200] [--rate 20000] [--seed 1]: the server is killed at random moments under load; every acknowledged event must be there once.</summary>
static class IngestKill
{
    const int Batch = 100;

    /// <summary>A start may take two seconds and one for each gigabyte of journal; a run leaves far less than one.</summary>
    static readonly TimeSpan MostStart = TimeSpan.FromSeconds(3);

    public static async Task<int> RunAsync(string[] args, TextWriter output)
    {
        int Option(string name, int standard) => Array.IndexOf(args, name) is var at and >= 0 ? int.Parse(args[at + 1], CultureInfo.InvariantCulture) : standard;
        var random = new SplitMix64(Option("--seed", 1));
        var directory = Directory.CreateTempSubdirectory("sinan-ingest-kill-").FullName;
        try
        {
            var workspace = Path.Combine(directory, "workspace");
            var token = await ServedProcess.PrepareAsync(workspace);
            var (acknowledged, next, longest) = (new HashSet<long>(), 0L, TimeSpan.Zero);
            for (var kill = 1; kill <= Option("--kills", 200); kill++)
            {
                var (server, start) = await ServedProcess.StartAsync(workspace);
                longest = start > longest ? start : longest;
                using (server)
                {
                    var load = new IngestLoad(server.Address, token, Option("--rate", 20_000), Batch, Connections: 8, Users: 50_000);
                    var sending = load.RunAsync(TimeSpan.FromSeconds(10), next);
                    await Task.Delay(TimeSpan.FromSeconds(0.2 + (random.NextDouble() * 2.8)));
                    await server.KillAsync();
                    next = await sending;
                    acknowledged.UnionWith(load.Acknowledged);
                }

                if (kill % 20 == 0)
                    output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{kill} kills, {acknowledged.Count * Batch:N0} events acknowledged, longest start {longest.TotalSeconds:F2} s"));
            }

            return await CheckAsync(workspace, acknowledged, longest, output);
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    static async Task<int> CheckAsync(string workspace, HashSet<long> acknowledged, TimeSpan longest, TextWriter output)
    {
        var rows = await ServedProcess.AskAsync(workspace, "SELECT count(*), count(DISTINCT event_id) FROM events");
        var (stored, different) = (long.Parse(rows[0]!, CultureInfo.InvariantCulture), long.Parse(rows[1]!, CultureInfo.InvariantCulture));
        // Ids are hashed, so each acknowledged batch is sent once more: nothing of it may be new.
        var token = await ServedProcess.PrepareAsync(workspace);
        var (server, _) = await ServedProcess.StartAsync(workspace);
        using (server)
        {
            using var connection = await LoadConnection.OpenAsync(server.Address);
            var (body, users) = (new EventBody(server.Address.ToString(), token, Batch), new SplitMix64(7));
            foreach (var first in acknowledged)
            {
                if (await connection.SendAsync(body.Next(ref users, first, 50_000, 1_700_000_000_000)) != 200)
                    return 1;
            }

            await server.KillAsync();
        }

        var after = await ServedProcess.AskAsync(workspace, "SELECT count(*) FROM events");
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{acknowledged.Count * Batch:N0} events acknowledged, {stored:N0} stored, {different:N0} different; sent again: {long.Parse(after[0]!, CultureInfo.InvariantCulture) - stored} were missing; longest start {longest.TotalSeconds:F2} s"));
        return stored == different && after[0] == rows[0] && longest <= MostStart ? 0 : 1;
    }
}
