using Sinan.Kernel;
using Sinan.Stages.Listen.Contracts;
using Sinan.Stages.Listen.Data;
using Sinan.Stages.Listen.Domain;
using Sinan.Stages.Listen.Domain.Corrections;
using Sinan.Stages.Listen.Features.ReadFeedback;

namespace Sinan.Stages.Listen.Features.CorrectTheme;

/// <summary>A person renames, merges, splits, feeds, pins or excludes a theme; later readings keep it so.</summary>
/// <param name="Kind">What to do.</param>
/// <param name="Theme">Id of the theme.</param>
/// <param name="Value">New name, id of the theme to put it into, or word of the comments to part off or to gather; not used for the others.</param>
/// <param name="Actor">Who says so, for the audit trail.</param>
public sealed record CorrectTheme(CorrectionKind Kind, string Theme, string? Value, string Actor);

/// <param name="Correction">What was written down.</param>
/// <param name="Job">Job that counts the themes anew; null when the report is changed already.</param>
public sealed record CorrectionMade(ThemeCorrection Correction, long? Job);

public sealed class CorrectThemeHandler(
    ISnapshots snapshots, ISettings settings, IFeedbackRecord record, MovedComments moved, IJobs jobs, IAudit audit, TimeProvider clock)
{
    const int LongestName = 60;

    /// <summary>A part smaller than this is no theme.</summary>
    const int LeastComments = 5;

    /// <returns>Problems "listen.not_read", "listen.no_theme", "listen.correction.busy", "listen.correction.name", "listen.correction.target", "listen.correction.few", "listen.correction.nothing", "listen.correction.twice".</returns>
    public async Task<Outcome<CorrectionMade>> HandleAsync(CorrectTheme request, CancellationToken cancellationToken)
    {
        if (await snapshots.LatestAsync<ThemeReport>(ThemeReport.SnapshotKind, cancellationToken) is not { Value: var report } latest)
            return new Problem("listen.not_read", ProblemKind.NotEnough);
        if (report.Find(request.Theme) is not { } theme)
            return new Problem("listen.no_theme", ProblemKind.NotFound, Fact.Of("theme", request.Theme));
        if ((await jobs.ListAsync(50, cancellationToken)).Any(j => j.Kind == ReadFeedbackJob.JobKind && !j.IsOver))
            return new Problem("listen.correction.busy", ProblemKind.Conflict);
        var book = await settings.FindAsync<CorrectionBook>(CorrectionBook.Key, cancellationToken) ?? CorrectionBook.Empty;
        var correction = new ThemeCorrection(request.Kind, theme.Id, theme.Name, request.Value?.Trim(), clock.GetUtcNow());
        var made = request.Kind switch
        {
            CorrectionKind.Rename => correction is { Value: { Length: > 0 and <= LongestName } }
                ? correction
                : new Problem("listen.correction.name", ProblemKind.Invalid, Fact.Count("most", LongestName)),
            CorrectionKind.Merge => await MergeAsync(correction, theme, report, cancellationToken),
            CorrectionKind.Split => await SplitAsync(correction, theme, cancellationToken),
            CorrectionKind.Gather => await GatherAsync(correction, theme, cancellationToken),
            _ => book.Entries.Any(e => e.Kind == request.Kind && e.Theme == theme.Id)
                ? new Problem("listen.correction.twice", ProblemKind.Conflict, Fact.Of("theme", theme.Name))
                : Outcome<ThemeCorrection>.Ok(correction with { Value = null }),
        };
        if (!made.IsOk)
            return made.Problem;

        book = await settings.ChangeAsync<CorrectionBook>(CorrectionBook.Key, old => new CorrectionBook((old ?? CorrectionBook.Empty).Entries.Add(made.Value)), cancellationToken);
        await audit.RecordAsync(request.Actor, nameof(CorrectTheme), $"{request.Kind} {theme.Id}", cancellationToken);
        if (made.Value.Moved is not null)
            return new CorrectionMade(made.Value, await RecountAsync(jobs, report.Seed, cancellationToken));
        await snapshots.SaveAsync(ThemeReport.SnapshotKind, book.Apply(report), latest.Data, cancellationToken);
        return new CorrectionMade(made.Value, null);
    }

    /// <summary>Counts the themes anew with every comment where it is now.</summary>
    internal static Task<long> RecountAsync(IJobs jobs, long seed, CancellationToken cancellationToken) =>
        jobs.EnqueueAsync(ReadFeedbackJob.JobKind, new ReadFeedback.ReadFeedback(seed, KeepsPlaces: true), ReadFeedbackJob.JobKind, cancellationToken);

    async Task<Outcome<ThemeCorrection>> MergeAsync(ThemeCorrection correction, Theme theme, ThemeReport report, CancellationToken cancellationToken)
    {
        if (report.Find(correction.Value ?? "") is not { } into || into.Id == theme.Id || into.Language != theme.Language)
            return new Problem("listen.correction.target", ProblemKind.Invalid, Fact.Of("theme", theme.Name));
        return await MoveAsync(correction with { ValueName = into.Name }, into.Id, r => r.Theme == theme.Id, cancellationToken);
    }

    async Task<Outcome<ThemeCorrection>> SplitAsync(ThemeCorrection correction, Theme theme, CancellationToken cancellationToken)
    {
        var word = correction.Value ?? "";
        var holders = await HoldersAsync(word, cancellationToken);
        var held = (await record.ReadReadingsAsync(cancellationToken)).Count(r => r.Theme == theme.Id && holders.Contains(r.No));
        if (held < LeastComments || theme.Size - held < LeastComments)
            return new Problem("listen.correction.few", ProblemKind.Invalid, Fact.Of("word", word), Fact.Count("found", held), Fact.Count("size", theme.Size), Fact.Count("least", LeastComments));
        var created = FoundThemes.IdOf(theme.Language, [theme.Id, word, correction.At.ToString("O")]);
        return await MoveAsync(correction with { Created = created }, created, r => r.Theme == theme.Id && holders.Contains(r.No), cancellationToken);
    }

    async Task<Outcome<ThemeCorrection>> GatherAsync(ThemeCorrection correction, Theme theme, CancellationToken cancellationToken)
    {
        var holders = await HoldersAsync(correction.Value ?? "", cancellationToken);
        bool IsFree(FeedbackReading reading) => reading.Theme is null && reading.Language == theme.Language && holders.Contains(reading.No);
        return (await record.ReadReadingsAsync(cancellationToken)).Any(IsFree)
            ? await MoveAsync(correction, theme.Id, IsFree, cancellationToken)
            : new Problem("listen.correction.nothing", ProblemKind.Invalid, Fact.Of("word", correction.Value ?? ""));
    }

    /// <summary>Numbers of the comments that hold a word; none for no word.</summary>
    async Task<HashSet<long>> HoldersAsync(string word, CancellationToken cancellationToken) => word.Length == 0
        ? []
        : [.. (await record.ReadAllAsync(cancellationToken)).Where(f => f.Text.Contains(word, StringComparison.OrdinalIgnoreCase)).Select(f => f.No)];

    async Task<Outcome<ThemeCorrection>> MoveAsync(ThemeCorrection correction, string into, Func<FeedbackReading, bool> wanted, CancellationToken cancellationToken)
    {
        var readings = await record.ReadReadingsAsync(cancellationToken);
        var going = readings.Where(wanted).Select(r => r.No).ToHashSet();
        var address = await moved.SaveAsync(going, cancellationToken);
        await record.ReplaceReadingsAsync([.. readings.Select(r => going.Contains(r.No) ? r with { Theme = into } : r)], cancellationToken);
        return correction with { Moved = address };
    }
}
