using System.Collections.Concurrent;

namespace Sinan.Stages.Collect.Data.Import;

/// <summary>Two threads: one makes pieces of work, the other does them in order. At most three wait.</summary>
public static class Pipeline
{
    const int MostWaiting = 3;

    /// <summary>Runs <paramref name="produce"/> and does every piece it emits; the first failure of either side ends both.</summary>
    public static async Task RunAsync<T>(Action<Action<T>, CancellationToken> produce, Action<T> consume, CancellationToken cancellationToken)
    {
        using var queue = new BlockingCollection<T>(MostWaiting);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var producer = Task.Factory.StartNew(
            () =>
            {
                try
                {
                    produce(piece => queue.Add(piece, stop.Token), stop.Token);
                }
                finally
                {
                    queue.CompleteAdding();
                }
            },
            CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        var consumer = Task.Factory.StartNew(
            () =>
            {
                try
                {
                    foreach (var piece in queue.GetConsumingEnumerable(stop.Token))
                        consume(piece);
                }
                catch
                {
                    stop.Cancel();
                    throw;
                }
            },
            CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

        // Both have ended before either failure is told; the consumer's is the cause when it stopped the producer.
        await Task.WhenAll(producer, consumer).ContinueWith(_ => { }, TaskScheduler.Default);
        if (consumer.IsFaulted)
            await consumer;
        await producer;
        await consumer;
    }
}
