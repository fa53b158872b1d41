using System.Collections.Immutable;
using System.Security.Cryptography;
using Sinan.Kernel;
using Sinan.Numerics.Privacy;
using Sinan.Stages.Collect.Contracts;
using Sinan.Stages.Collect.Data.Messages;
using Sinan.Stages.Collect.Data.Tables;
using Sinan.Stages.Collect.Domain.Columns;

namespace Sinan.Stages.Collect.Data.Import;

/// <summary>Carries out imports: plan, read, reject, append, commit; all of the files or nothing.</summary>
public sealed class ImportRunner(IEventRecord record, IWorkspace workspace, TableFiles tables, ImportPlanner planner, ISnapshots snapshots, TimeProvider clock) : IImporter
{
    /// <summary>Kind under which the results of imports are kept.</summary>
    public const string SnapshotKind = "collect.import";

    const int RowsPerReport = 65_536;

    public async Task<Outcome<ImportResult>> ImportAsync(ImportKind kind, ImportRequest request, IProgressSink progress, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        progress.Report(new Phrase("collect.import.looking"), double.NaN);
        var planned = planner.Plan(kind, request);
        if (!planned.IsOk)
            return planned.Problem;
        var plan = planned.Value;
        var names = string.Join(", ", plan.Files.Select(f => f.File.Name));
        var hash = await HashAsync(plan, cancellationToken);

        using var rejects = new RejectsFile(workspace, hash);
        await using var import = await record.BeginImportAsync(new ImportSource(NameOf(kind), request.SourceName ?? names, hash), cancellationToken);
        RowTaker? taker = null;
        long rowsRead = 0;
        try
        {
            await Pipeline.RunAsync<Action<IRecordImport>>(
                (emit, stop) =>
                {
                    taker = TakerOf(plan, request, emit);
                    rowsRead = Read(plan, taker, rejects, progress, stop);
                },
                append => append(import),
                cancellationToken);
        }
        catch (ProblemException damage)
        {
            return damage.Problem;
        }

        if (rowsRead == 0)
            return new Problem("collect.no_rows", ProblemKind.Invalid, Fact.Of("file", names));
        if (taker!.Accepted == 0)
            return AllRejected(rejects, names, hash);
        progress.Report(new Phrase("collect.import.committing", Fact.Count("rows", taker.Accepted)), 0.9);
        var commit = await import.CommitAsync(cancellationToken);
        var result = Result(plan, kind, taker, rejects, commit, rowsRead) with { Seconds = clock.GetElapsedTime(started).TotalSeconds };
        await snapshots.SaveAsync(SnapshotKind, result, commit.Version, cancellationToken);
        if (request.DeleteAfterCommit)
        {
            foreach (var file in plan.Files)
                File.Delete(file.File.Path);
        }

        progress.Report(new Phrase("collect.import.done", Fact.Count("rows", result.RowsImported)), 1);
        return result;
    }

    long Read(ImportPlan plan, RowTaker taker, RejectsFile rejects, IProgressSink progress, CancellationToken cancellationToken)
    {
        long rows = 0;
        for (var f = 0; f < plan.Files.Length; f++)
        {
            var file = plan.Files[f];
            taker.Begin(file);
            using var reader = tables.Open(file.File);
            var width = file.File.Columns.Length;
            while (reader.Read())
            {
                rows++;
                if (reader.Fault != RowFault.None)
                    rejects.AddBroken(file, reader, RowFaults.ReasonOf(reader.Fault));
                else if (reader.Count != width)
                    rejects.AddBroken(file, reader, "wrong_columns");
                else if (taker.Take(reader) is { } reason)
                    rejects.AddUnusable(file, reader, reason);
                if (rows % RowsPerReport == 0)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    progress.Report(new Phrase("collect.import.reading", Fact.Of("file", file.File.Name), Fact.Count("rows", rows)), 0.9 * (f + reader.Progress) / plan.Files.Length);
                }
            }
        }

        taker.Finish();
        return rows;
    }

    RowTaker TakerOf(ImportPlan plan, ImportRequest request, Action<Action<IRecordImport>> emit) => plan.Kind switch
    {
        ImportKind.Events => new EventTaker(plan, workspace, request.KeepRawIds || workspace.KeepsRawIds, emit),
        ImportKind.Feedback => new FeedbackTaker(plan, workspace, emit),
        ImportKind.Items => new ItemTaker(plan, workspace, emit),
        _ => new UserTaker(plan, workspace, emit),
    };

    static ImportResult Result(ImportPlan plan, ImportKind kind, RowTaker taker, RejectsFile rejects, ImportCommit commit, long rowsRead)
    {
        var leftOut = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var guess in plan.Files.SelectMany(f => f.Guesses).Where(g => !ColumnRoles.IsKept(g.Role)))
            leftOut[guess.Profile.Name] = ColumnRoles.NameOf(guess.Role);
        foreach (var column in (taker as EventTaker)?.Overflowing ?? [])
            leftOut[column] = ColumnRoles.NameOf(ColumnRole.TooManyValues);
        return new ImportResult
        {
            Files = [.. plan.Files.Select(f => f.File.Name)],
            Kind = NameOf(kind),
            ImportNo = commit.ImportNo,
            RowsRead = rowsRead,
            RowsImported = taker.Accepted - commit.Duplicates,
            Duplicates = commit.Duplicates,
            Rejected = rejects.Reasons.ToImmutableSortedDictionary(StringComparer.Ordinal),
            RejectedFile = rejects.Keep(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{commit.ImportNo:D6}")),
            Users = taker.Users,
            Items = taker.Items,
            Events = taker.Events.ToImmutableSortedDictionary(e => e.Name, e => e.Rows, StringComparer.Ordinal),
            First = taker.FirstTime is { } first ? DateTimeOffset.FromUnixTimeMilliseconds(first) : null,
            Last = taker.LastTime is { } last ? DateTimeOffset.FromUnixTimeMilliseconds(last) : null,
            // The result is kept: raw ids of users must not be in it.
            Columns = [.. ColumnChoices.Of(plan).Select(c => c.Role == "user" ? c with { Examples = [] } : c)],
            LeftOut = leftOut.ToImmutable(),
            Redacted = PersonalData.Kinds.Where(k => taker.Redacted[(int)k] > 0)
                .ToImmutableSortedDictionary(KindName, k => taker.Redacted[(int)k], StringComparer.Ordinal),
        };
    }

    /// <summary>"phone", "identity_card".</summary>
    static string KindName(PersonalDataKind kind) => PersonalData.TagOf(kind).Trim('[', ']').Replace('-', '_');

    static Problem AllRejected(RejectsFile rejects, string names, string hash)
    {
        var (reason, rows) = rejects.Reasons.OrderByDescending(r => r.Value).First();
        return new Problem(
            "collect.all_rejected", ProblemKind.Invalid,
            Fact.Of("file", names), Fact.Count("rows", rejects.Reasons.Values.Sum()), Fact.Count("most", rows), Fact.Of("reason", new Phrase("collect.reason." + reason)),
            Fact.Of("rejects", rejects.Keep("failed-" + hash[..12]) ?? ""));
    }

    static string NameOf(ImportKind kind) => kind.ToString().ToLowerInvariant();

    static async Task<string> HashAsync(ImportPlan plan, CancellationToken cancellationToken)
    {
        using var all = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var path in plan.Files.SelectMany(f => f.File.Format == TableFormat.TextFolder ? TextFolder.Files(f.File.Path) : [f.File.Path]))
        {
            await using var bytes = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 20, FileOptions.SequentialScan | FileOptions.Asynchronous);
            all.AppendData(await SHA256.HashDataAsync(bytes, cancellationToken));
        }

        return Convert.ToHexStringLower(all.GetHashAndReset());
    }
}
