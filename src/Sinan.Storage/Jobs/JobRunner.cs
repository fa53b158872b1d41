using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Sinan.Kernel;

namespace Sinan.Storage;

/// <summary>The server's workers: claim what is due, run it, and give running work back when the server stops.</summary>
sealed class JobRunner(JobQueue queue, JobTable table, JobExecution execution, ISchedules schedules, JobOptions options, ILogger<JobRunner> log) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll([SchedulesAsync(stoppingToken), .. Enumerable.Range(0, options.Workers).Select(_ => WorkAsync(stoppingToken))]);

    async Task WorkAsync(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                if (await table.ClaimAsync(stopping) is { } job)
                    await execution.RunAsync(job, null, mayRetry: true, stopping, CancellationToken.None);
                else
                    await queue.WaitForWorkAsync(stopping);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                // The database may be busy or its disk full for a while; jobs wait and the server stays up.
                JobRunnerLog.LookFailed(log, failure);
                await PauseAsync(stopping);
            }
        }
    }

    async Task SchedulesAsync(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await schedules.RunDueAsync(stopping);
            }
            catch (Exception failure) when (!stopping.IsCancellationRequested)
            {
                JobRunnerLog.LookFailed(log, failure);
            }
            catch (OperationCanceledException)
            {
                return;
            }

            await PauseAsync(stopping);
        }
    }

    async Task PauseAsync(CancellationToken stopping) =>
        await Task.Delay(options.LookEvery * 5, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
}

static partial class JobRunnerLog
{
    [LoggerMessage(2002, LogLevel.Error, "Looking for work failed; trying again shortly")]
    public static partial void LookFailed(ILogger log, Exception failure);
}
