using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Stages.Decide.Domain.Advice.Models;
using Sinan.Stages.Decide.Features.CompareAlternatives;

namespace Sinan.Stages.Decide.Features.AdviseModel;

/// <summary>The advice in the reader's words, for programs.</summary>
public sealed record ModelView
{
    public required string Answer { get; init; }

    public required ModelScenario Scenario { get; init; }

    public required AdviceFigureView Rows { get; init; }

    public required int Classes { get; init; }

    public required Compute Compute { get; init; }

    public double? Milliseconds { get; init; }

    /// <summary>Best first.</summary>
    public required ImmutableArray<OptionView> Options { get; init; }

    /// <summary>By what the task is judged.</summary>
    public required string Metric { get; init; }

    /// <param name="Family">Family.</param>
    /// <param name="Name">Its name.</param>
    /// <param name="Verdict">"suits", "possible" or "unfit".</param>
    /// <param name="Reasons">Why.</param>
    public sealed record OptionView(ModelFamily Family, string Name, string Verdict, ImmutableArray<ReasonView> Reasons);

    /// <param name="Speaks">True = for it, false = against it, null = a condition.</param>
    /// <param name="Text">Why.</param>
    public sealed record ReasonView(bool? Speaks, string Text);

    public static ModelView Of(ModelReport report, Localizer words) => new()
    {
        Answer = string.Join(words.Lang == Lang.Chinese ? "" : " ", report.Says.Select(words.Write)),
        Scenario = report.Asked.Scenario,
        Rows = AdviceFigureView.Of(report.RowsFigure, words)!,
        Classes = report.Asked.Classes,
        Compute = report.Asked.Compute,
        Milliseconds = report.Asked.Milliseconds,
        Options = [.. report.Options.Select(o => new OptionView(o.Family, words[ModelReport.KeyOf(o.Family)], o.Verdict, [.. o.Reasons.Select(r => new ReasonView(r.Speaks, words.Write(r.Says)))]))],
        Metric = words[$"decide.metrics.{report.Metric}.first"],
    };
}
