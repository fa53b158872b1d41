using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Stages.Decide.Domain.Advice;
using Sinan.Stages.Decide.Domain.Advice.Models;

namespace Sinan.Stages.Decide.Features.AdviseModel;

/// <summary>The families of models, best first, with their reasons.</summary>
/// <param name="Asked">The factors, as asked or as found.</param>
/// <param name="RowsFigure">The rows, and where the figure comes from.</param>
/// <param name="Says">The answer.</param>
/// <param name="Options">Best first.</param>
/// <param name="Metric">Code of the task's measure.</param>
public sealed record ModelReport(ModelQuestion Asked, AdviceFigure RowsFigure, ImmutableArray<Phrase> Says, ImmutableArray<ModelOption> Options, string Metric)
{
    public static string KeyOf(ModelFamily family) => "decide.models.family." + NeedWords.Code(family);
}
