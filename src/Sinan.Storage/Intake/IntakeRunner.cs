using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Sinan.Kernel;

namespace Sinan.Storage.Intake;

/// <summary>The server's part: drains the journal again and again, and brings the behaviour index up to date when there is time for it.</summary>
sealed partial class IntakeRunner(
    IntakeDrain drain, IEventRecord record, IBehaviorIndexes indexes, IntakeOptions options, TimeProvider clock, ILogger<IntakeRunner> log) : BackgroundService
{
    /// <summary>The index may take a twentieth of the time.</summary>
    const int IndexRest = 20;

    string indexed = "";
    long nextIndex;

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        try
        {
            // Nothing is lost without it, but whoever opens the workspace next finds everything in the record.
            await drain.DrainAsync(cancellationToken);
        }
        catch (Exception failure) when (failure is ProblemException or IOException or OperationCanceledException)
        {
            Failed(log, failure);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            var pause = options.DrainEvery;
            try
            {
                var started = clock.GetTimestamp();
                await drain.DrainAsync(stoppingToken);
                pause = Longer(pause, clock.GetElapsedTime(started) * options.Rest);
                await IndexAsync(stoppingToken);
            }
            catch (Exception) when (stoppingToken.IsCancellationRequested)
            {
                // Whatever was interrupted is done again by the next server.
                return;
            }
            catch (Exception failure)
            {
                // The disk may be full for a while; events wait in the journal, and it says "busy" before it grows too large.
                Failed(log, failure);
                pause = options.IndexEvery;
            }

            await Task.Delay(pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    async Task IndexAsync(CancellationToken cancellationToken)
    {
        var version = (await record.CurrentAsync(cancellationToken)).Hash;
        if (version == indexed || clock.GetTimestamp() < nextIndex)
            return;
        var started = clock.GetTimestamp();
        using (var lease = await indexes.OpenAsync(cancellationToken))
            indexed = lease.Data.Hash;
        var rest = Longer(options.IndexEvery, clock.GetElapsedTime(started) * IndexRest);
        nextIndex = clock.GetTimestamp() + (long)(rest.TotalSeconds * clock.TimestampFrequency);
    }

    static TimeSpan Longer(TimeSpan a, TimeSpan b) => a > b ? a : b;

    [LoggerMessage(2102, LogLevel.Error, "Arrived events could not be moved into the record; they wait in the journal and are tried again")]
    static partial void Failed(ILogger log, Exception failure);
}
