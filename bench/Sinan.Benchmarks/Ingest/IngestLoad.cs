using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using Sinan.Numerics.Random;

namespace Sinan.Benchmarks.Ingest;

/// <summary>Sends batches at a steady rate from several connections. A request's time counts from when it was due, so that a server that stalls is not spared.</summary>
/// <param name="Server">Loopback address.</param>
/// <param name="Token">Project token.</param>
/// <param name="Rate">Events a second.</param>
/// <param name="Batch">Events a request.</param>
/// <param name="Connections">Connections.</param>
/// <param name="Users">Different users.</param>
sealed record IngestLoad(IPEndPoint Server, string Token, int Rate, int Batch, int Connections, int Users)
{
    /// <summary>Milliseconds of every acknowledged request.</summary>
    public ConcurrentBag<double> Times { get; } = [];

    /// <summary>Numbers of the first events of acknowledged requests.</summary>
    public ConcurrentBag<long> Acknowledged { get; } = [];

    /// <summary>Answers other than 200, by status; 0 = the connection broke.</summary>
    public ConcurrentDictionary<int, int> Refused { get; } = [];

    /// <summary>Sends for a time, or until a connection breaks.</summary>
    /// <param name="duration">How long.</param>
    /// <param name="first">Number of the first event.</param>
    /// <returns>Number of the event after the last that was sent.</returns>
    public async Task<long> RunAsync(TimeSpan duration, long first)
    {
        var (started, requests) = (Stopwatch.GetTimestamp(), -1L);
        var all = (long)(duration.TotalSeconds * Rate / Batch);
        await Task.WhenAll(Enumerable.Range(0, Connections).Select(no => Task.Run(() => SendAsync(no))));
        return first + (Math.Min(all, requests + 1) * Batch);

        async Task SendAsync(int no)
        {
            using var connection = await LoadConnection.OpenAsync(Server);
            var body = new EventBody(Server.ToString(), Token, Batch);
            var random = new SplitMix64(first).Fork(no);
            while (Interlocked.Increment(ref requests) is var request && request < all)
            {
                var due = TimeSpan.FromSeconds(request * (double)Batch / Rate);
                if (due - Stopwatch.GetElapsedTime(started) is var early && early > TimeSpan.Zero)
                    await Task.Delay(early);
                var from = first + (request * Batch);
                var status = await connection.SendAsync(body.Next(ref random, from, Users, TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds()));
                if (status == 200)
                {
                    Times.Add((Stopwatch.GetElapsedTime(started) - due).TotalMilliseconds);
                    Acknowledged.Add(from);
                    continue;
                }

                Refused.AddOrUpdate(status, 1, (_, count) => count + 1);
                if (status == 0)
                    return;
            }
        }
    }
}
