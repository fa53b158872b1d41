using Sinan.Kernel;
using Sinan.Stages.Listen.Contracts;
using Sinan.Stages.Listen.Data;
using Sinan.Stages.Listen.Domain.Labels;
using Sinan.Stages.Listen.Features.CheckAlerts;
using Sinan.Stages.Listen.Features.FindDuplicates;
using Sinan.Stages.Listen.Features.LearnLabels;
using Sinan.Stages.Listen.Features.LearnWords;

namespace Sinan.Stages.Listen.Features.ReadFeedback;

/// <summary>Reads the feedback, looks for what is said again, tells labels, learns words, and then checks what is out of the usual, if that is wanted.</summary>
public sealed class ReadAndCheck(
    ReadFeedbackHandler reader, FindDuplicatesHandler duplicates, LearnLabelsHandler labels, LearnWordsHandler words, IJobs jobs, ILabelStore sets, CheckAlertsJob alerts, AlertStore store) : IFeedbackReader
{
    public Task<Outcome<ThemeReport>> ReadAsync(long seed, IProgressSink progress, CancellationToken cancellationToken) => ReadAsync(new ReadFeedback(seed), progress, cancellationToken);

    /// <returns>The reading; a check that had too little to go by takes nothing from it.</returns>
    public async Task<Outcome<ThemeReport>> ReadAsync(ReadFeedback request, IProgressSink progress, CancellationToken cancellationToken)
    {
        var report = await reader.HandleAsync(request, progress, cancellationToken);
        if (report.IsOk)
        {
            await duplicates.HandleAsync(new FindDuplicates.FindDuplicates(), cancellationToken);
            await TellLabelsAsync(request.Seed, cancellationToken);
            await LearnWordsAsync(report.Value.Comments, request.Seed, cancellationToken);
        }

        if (report.IsOk && (await store.RulesAsync(cancellationToken)).IsOn)
            await alerts.CheckAsync(new CheckAlerts.CheckAlerts(request.Seed), cancellationToken);
        return report;
    }

    /// <summary>Many comments are learned from later, so that nobody waits for it.</summary>
    async Task LearnWordsAsync(int comments, long seed, CancellationToken cancellationToken)
    {
        if (comments <= LearnWords.LearnWords.FewComments)
            await words.HandleAsync(new LearnWords.LearnWords(seed), NoProgress.Instance, cancellationToken);
        else
            await LearnWordsJob.EnqueueAsync(jobs, seed, cancellationToken);
    }

    /// <summary>Kinds are told from the first reading on, by rules; other sets once people have labelled.</summary>
    async Task TellLabelsAsync(long seed, CancellationToken cancellationToken)
    {
        foreach (var set in await sets.SetsAsync(cancellationToken))
        {
            if (set == LabelSet.Kinds || (await sets.LabelsAsync(set.Id, cancellationToken)).Count > 0)
                await labels.HandleAsync(new LearnLabels.LearnLabels(set.Id, seed), NoProgress.Instance, cancellationToken);
        }
    }
}
