using System.Collections.Concurrent;
using Sinan.Kernel;

namespace Sinan.Storage.Intake;

/// <summary>The journal of arriving events: one thread writes what has queued up meanwhile and flushes it to the disk once for all of it.</summary>
/// <remarks>
/// A group is what arrived while the group before it was flushed, so nobody waits longer than two flushes and a quiet server answers after one.
/// The format is in README.md.
/// </remarks>
public sealed class IntakeJournal : IDisposable
{
    readonly IWorkspace workspace;
    readonly IntakeOptions options;
    readonly BlockingCollection<Waiter> queue = [];
    readonly Lock file = new();
    readonly List<Segment> closed;
    readonly Thread writer;
    FileStream? open;
    Segment? current;
    long number;
    long queuedEvents;
    long journalBytes;
    long waitingEvents;

    IntakeJournal(IWorkspace workspace, IntakeOptions options, List<Segment> segments)
    {
        (this.workspace, this.options, closed) = (workspace, options, segments);
        number = segments.Count == 0 ? 0 : segments[^1].Number;
        (journalBytes, waitingEvents) = (segments.Sum(s => s.Bytes), segments.Sum(s => s.Events));
        writer = new Thread(Write) { IsBackground = true, Name = "intake journal" };
        writer.Start();
    }

    /// <summary>Events written and not yet drained.</summary>
    public long Waiting => Interlocked.Read(ref waitingEvents);

    /// <summary>Opens the journal of a workspace. A frame that a crash left unfinished was never acknowledged: it is cut off.</summary>
    public static IntakeJournal Open(IWorkspace workspace, IntakeOptions options)
    {
        var segments = Segment.All(workspace);
        if (segments is [.., var last])
        {
            using var tail = new FileStream(last.Path, FileMode.Open, FileAccess.Write);
            if (tail.Length > last.Bytes)
                tail.SetLength(last.Bytes);
        }

        return new IntakeJournal(workspace, options, segments);
    }

    public async ValueTask<Outcome<int>> AppendAsync(IntakeBatch batch)
    {
        if (Interlocked.Read(ref journalBytes) > options.MostJournalBytes)
            return IntakeProblems.Busy;
        if (Interlocked.Add(ref queuedEvents, batch.Events) > options.MostQueuedEvents)
        {
            Interlocked.Add(ref queuedEvents, -batch.Events);
            return IntakeProblems.Busy;
        }

        var waiter = new Waiter(batch.Seal(), batch.Events);
        queue.Add(waiter);
        return await waiter.Done.Task;
    }

    /// <summary>Closes the segment that is being written and hands out all that wait, oldest first.</summary>
    internal List<Segment> Rotate()
    {
        lock (file)
        {
            CloseCurrent();
            return [.. closed];
        }
    }

    /// <summary>Removes segments whose events are in the record, or that were set aside.</summary>
    internal void Remove(IReadOnlyCollection<Segment> drained)
    {
        lock (file)
        {
            closed.RemoveAll(drained.Contains);
            foreach (var segment in drained)
            {
                File.Delete(segment.Path);
                Interlocked.Add(ref journalBytes, -segment.Bytes);
                Interlocked.Add(ref waitingEvents, -segment.Events);
            }
        }
    }

    public void Dispose()
    {
        if (queue.IsAddingCompleted)
            return;
        queue.CompleteAdding();
        writer.Join();
        queue.Dispose();
        lock (file)
            CloseCurrent();
    }

    void Write()
    {
        var group = new List<Waiter>();
        var frames = new List<ReadOnlyMemory<byte>>();
        foreach (var first in queue.GetConsumingEnumerable())
        {
            group.Add(first);
            for (var events = first.Events; events < options.MostGroupEvents && queue.TryTake(out var next); events += next.Events)
                group.Add(next);
            frames.AddRange(group.Select(w => w.Frame));
            var problem = WriteGroup(frames, group.Sum(w => w.Events));
            foreach (var waiter in group)
            {
                Interlocked.Add(ref queuedEvents, -waiter.Events);
                waiter.Done.SetResult(problem is null ? waiter.Frame.Length : problem);
            }

            group.Clear();
            frames.Clear();
        }
    }

    Problem? WriteGroup(List<ReadOnlyMemory<byte>> frames, int events)
    {
        lock (file)
        {
            try
            {
                current ??= Start();
                RandomAccess.Write(open!.SafeFileHandle, frames, current.Bytes);
                RandomAccess.FlushToDisk(open.SafeFileHandle);
                long bytes = frames.Sum(f => f.Length);
                current = current with { Bytes = current.Bytes + bytes, Events = current.Events + events };
                Interlocked.Add(ref journalBytes, bytes);
                Interlocked.Add(ref waitingEvents, events);
                if (current.Bytes > options.SegmentBytes)
                    CloseCurrent();
                return null;
            }
            catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
            {
                // After a failed flush nobody knows what is on the disk: the segment ends at its last good frame, the next group begins a new one.
                CloseCurrent();
                return IntakeProblems.NotStored(refused.Message);
            }
        }
    }

    Segment Start()
    {
        var segment = new Segment(Segment.PathIn(workspace, ++number), number, Segment.Header.Length, 0);
        open = PrivateFiles.Open(segment.Path, FileMode.CreateNew, FileAccess.Write, FileShare.Read);
        RandomAccess.Write(open.SafeFileHandle, Segment.Header, 0);
        Interlocked.Add(ref journalBytes, segment.Bytes);
        return segment;
    }

    void CloseCurrent()
    {
        if (open is null)
            return;
        if (current is { } segment)
        {
            if (open.Length > segment.Bytes)
                open.SetLength(segment.Bytes);
            closed.Add(segment);
        }

        open.Dispose();
        (open, current) = (null, null);
    }

    /// <param name="Frame">What is to be written.</param>
    /// <param name="Events">Events in it.</param>
    sealed record Waiter(ReadOnlyMemory<byte> Frame, int Events)
    {
        public TaskCompletionSource<Outcome<int>> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
