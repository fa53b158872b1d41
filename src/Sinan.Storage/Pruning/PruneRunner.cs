using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Sinan.Kernel;

namespace Sinan.Storage;

/// <summary>Prunes once a day while the server runs, for the first time a while after its start.</summary>
sealed class PruneRunner(IPruning pruning, TimeProvider clock, ILogger<PruneRunner> log) : BackgroundService
{
    static readonly TimeSpan First = TimeSpan.FromMinutes(15), Every = TimeSpan.FromDays(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        for (var wait = First; ; wait = Every)
        {
            try
            {
                await Task.Delay(wait, clock, stoppingToken);
                await pruning.RunAsync(isDryRun: false, "sinan", stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                // The disk may be full or the database busy: nothing is gone, and tomorrow is another day.
                PruneRunnerLog.Failed(log, failure);
            }
        }
    }
}

static partial class PruneRunnerLog
{
    [LoggerMessage(2003, LogLevel.Error, "Pruning failed; nothing was removed, and it is tried again tomorrow")]
    public static partial void Failed(ILogger log, Exception failure);
}
