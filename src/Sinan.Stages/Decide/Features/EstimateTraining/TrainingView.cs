using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Stages.Decide.Features.CompareAlternatives;

namespace Sinan.Stages.Decide.Features.EstimateTraining;

/// <summary>The estimate in the reader's words, for programs.</summary>
/// <param name="Answer">The answer.</param>
/// <param name="RowsNeeded">Labelled rows that the target takes; null where no number of them reaches it.</param>
/// <param name="Rows">Rows that times are reckoned with.</param>
/// <param name="Plans">Ways of training.</param>
public sealed record TrainingView(string Answer, AdviceFigureView? RowsNeeded, double Rows, ImmutableArray<TrainingView.PlanView> Plans)
{
    /// <param name="Code">"here", "adapters", "whole" or "scratch".</param>
    /// <param name="Name">Its name.</param>
    /// <param name="Seconds">Time.</param>
    /// <param name="Cost">CNY for the processors.</param>
    public sealed record PlanView(string Code, string Name, AdviceFigureView Seconds, AdviceFigureView? Cost);

    public static TrainingView Of(TrainingReport report, Localizer words) => new(
        string.Join(words.Lang == Lang.Chinese ? "" : " ", report.Says.Select(words.Write)), AdviceFigureView.Of(report.Needed, words), report.Rows,
        [.. report.Plans.Select(p => new PlanView(p.Code, words[TrainingReport.KeyOf(p.Code)], AdviceFigureView.Of(p.Seconds, words)!, AdviceFigureView.Of(p.Cost, words)))]);
}
