using System.Globalization;
using Sinan.Kernel;
using Sinan.Stages.Listen.Contracts;
using Sinan.Stages.Listen.Domain;
using Sinan.Stages.Listen.Features.ReadFeedback;

namespace Sinan.Stages.Listen.Features.TeachWords;

/// <summary>Tells the reading which words are one, and in which characters it reads.</summary>
/// <param name="Words">All words of the team, a line each; they replace those of before.</param>
/// <param name="Simplifies">Whether traditional characters are read as simplified ones.</param>
/// <param name="Actor">Who, for the audit trail.</param>
public sealed record TeachWords(IReadOnlyList<string> Words, bool Simplifies, string Actor);

/// <param name="Words">Words kept.</param>
/// <param name="Job">The reading that was started; null when nothing was read before.</param>
public sealed record TaughtWords(int Words, long? Job);

public sealed class TeachWordsHandler(ISettings settings, IThemes themes, IJobs jobs, IAudit audit)
{
    /// <returns>Problems of <see cref="TeamWords.Of"/>.</returns>
    public async Task<Outcome<TaughtWords>> HandleAsync(TeachWords request, CancellationToken cancellationToken)
    {
        var words = TeamWords.Of(request.Words, request.Simplifies);
        if (!words.IsOk)
            return words.Problem;
        await settings.SaveAsync(TeamWords.Key, words.Value, cancellationToken);
        await audit.RecordAsync(request.Actor, nameof(TeachWords), words.Value.Words.Length.ToString(CultureInfo.InvariantCulture), cancellationToken);
        // Comments that were read are read anew; the others wait for whoever starts the first reading.
        long? job = await themes.LatestAsync(cancellationToken) is null
            ? null
            : await jobs.EnqueueAsync(ReadFeedbackJob.JobKind, new ReadFeedback.ReadFeedback(ReadFeedbackEndpoint.DefaultSeed), ReadFeedbackJob.JobKind, cancellationToken);
        return new TaughtWords(words.Value.Words.Length, job);
    }
}
