using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Stages.Decide.Domain.Advice;
using Sinan.Stages.Decide.Domain.Advice.Training;

namespace Sinan.Stages.Decide.Features.EstimateTraining;

/// <summary>Data and time.</summary>
/// <param name="Asked">The question.</param>
/// <param name="Says">The answer.</param>
/// <param name="Needed">Labelled rows that the target takes; null where no number of them reaches it.</param>
/// <param name="Classes">Labels to tell apart.</param>
/// <param name="Rows">Rows that times are reckoned with.</param>
/// <param name="Plans">Ways of training, the lightest first.</param>
public sealed record TrainingReport(EstimateTraining Asked, ImmutableArray<Phrase> Says, AdviceFigure? Needed, int Classes, double Rows, ImmutableArray<TrainingPlan> Plans)
{
    public static string KeyOf(string plan) => "decide.training.plan." + plan;
}
