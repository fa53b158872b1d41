using System.Diagnostics;
using Sinan.Numerics.Behavior;

namespace Sinan.Benchmarks;

/// <summary>Brings an index up to date with a hundredth of new events, some of them late, while funnels are asked of the older one.</summary>
public static class BehaviorMerge
{
    const double MostSeconds = 3;

    /// <returns>Whether the time stays below the target and the merged index answers for all events.</returns>
    public static bool Run(BehaviorIndex index, GeneratedLog log, int threads, TextWriter output)
    {
        var fresh = new GeneratedLog(Math.Max(1, log.Events / 100), log.Users, log.Seed + 1, IsShuffled: true);
        using var builder = new BehaviorIndexBuilder([new("channel", IsNumber: false)], index);
        fresh.AppendTo(builder);
        using var stop = new CancellationTokenSource();
        var asked = 0;
        var asking = new Thread(() =>
        {
            while (!stop.IsCancellationRequested)
            {
                BehaviorQuestions.All[0].Index(index, threads);
                asked++;
            }
        });
        asking.Start();
        var begin = Stopwatch.GetTimestamp();
        var image = builder.Build(new BehaviorIndexInfo(GeneratedLog.Names, "merged", log.Events + fresh.Events, Threads: threads), null, CancellationToken.None);
        using var merged = BehaviorIndex.Open(image);
        var seconds = Stopwatch.GetElapsedTime(begin).TotalSeconds;
        stop.Cancel();
        asking.Join();
        output.WriteLine(FormattableString.Invariant($"merged {fresh.Events:N0} new events into {log.Events:N0} in {seconds:N2} s (target {MostSeconds:N0} s) while {asked} funnels were answered from the older index"));
        return merged.Events == log.Events + fresh.Events && seconds <= MostSeconds;
    }
}
