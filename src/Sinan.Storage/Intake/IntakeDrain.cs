using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using Sinan.Kernel;
using Sinan.Stages.Collect.Domain.Keys;

namespace Sinan.Storage.Intake;

/// <summary>Moves the journal into the record: whole segments in one transaction, deleted only when it is committed.</summary>
/// <remarks>A crash in between drains the same segments again, and the record finds every event there by its id.</remarks>
public sealed partial class IntakeDrain(IntakeJournal journal, IEventRecord record, IWorkspace workspace, ILogger<IntakeDrain> log) : IEventIntake, IDisposable
{
    /// <summary>Name under which drains stand among the imports.</summary>
    public const string SourceName = "live";

    /// <summary>Most bytes of segments in one transaction: about two million events.</summary>
    const long MostBytes = 256 << 20;

    readonly SemaphoreSlim gate = new(1, 1);

    public long Waiting => journal.Waiting;

    public ValueTask<Outcome<int>> AppendAsync(IntakeBatch batch) => journal.AppendAsync(batch);

    public async Task DrainAsync(CancellationToken cancellationToken)
    {
        await gate.WaitAsync(cancellationToken);
        try
        {
            // What arrives while this runs is drained the next time: otherwise it would never end.
            var waiting = journal.Rotate();
            while (waiting.Count > 0)
            {
                var bytes = 0L;
                var part = waiting.TakeWhile((segment, i) => i == 0 || (bytes += segment.Bytes) < MostBytes).ToList();
                await Task.Run(() => DrainAsync(part, cancellationToken), cancellationToken);
                waiting.RemoveRange(0, part.Count);
            }
        }
        finally
        {
            gate.Release();
        }
    }

    public void Dispose() => gate.Dispose();

    async Task DrainAsync(List<Segment> segments, CancellationToken cancellationToken)
    {
        var contents = new List<byte[]>(segments.Count);
        using var sum = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var segment in segments)
        {
            contents.Add(await File.ReadAllBytesAsync(segment.Path, cancellationToken));
            sum.AppendData(contents[^1]);
        }

        var hash = new KeyedHash(workspace.UserKey("row identity"u8));
        var columns = new PropertyColumns(hash, contents);
        var source = new ImportSource("events", SourceName, Convert.ToHexStringLower(sum.GetHashAndReset())) { IsOneOfMany = true };
        var damaged = new List<Segment>();
        await using (var import = await record.BeginImportAsync(source, cancellationToken))
        {
            var rows = new SegmentImport(import, hash, columns, workspace.KeepsRawIds);
            foreach (var (segment, content) in segments.Zip(contents))
            {
                if (rows.Add(content) < content.Length)
                    damaged.Add(segment);
            }

            rows.Finish();
            await import.CommitAsync(cancellationToken);
        }

        damaged.ForEach(SetAside);
        journal.Remove(segments);
    }

    /// <summary>Keeps a copy of a segment that could not be read to its end.</summary>
    void SetAside(Segment segment)
    {
        var path = workspace.PathOf(Segment.Folder, "damaged", Path.GetFileName(segment.Path));
        File.Copy(segment.Path, path, overwrite: true);
        Damaged(log, path);
    }

    [LoggerMessage(2101, LogLevel.Error, "A segment of the intake journal is damaged; what could not be read is kept in {Path}")]
    static partial void Damaged(ILogger log, string path);
}
