using Sinan.Numerics.Learning;
using Sinan.Stages.Decide.Contracts;

namespace Sinan.Stages.Decide.Domain.Advice.Training;

/// <summary>How long a way of training takes and what the processors cost.</summary>
/// <param name="Code">"here" (the classifier built in), "adapters", "whole" or "scratch".</param>
/// <param name="Seconds">Time of training once.</param>
/// <param name="Cost">CNY for the processors; null where they are one's own server.</param>
public sealed record TrainingPlan(string Code, AdviceFigure Seconds, AdviceFigure? Cost)
{
    /// <summary>Part of the peak that training reaches: published runs of large models lie at 0.3 to 0.5, small jobs below.</summary>
    static readonly Estimate utilisation = new(0.35, 0.15, 0.5);

    /// <summary>Adapters spare the gradients of the weights that stay: 4 of 6 operations are left (Hu et al. 2021 for the method; the count follows from the passes).</summary>
    const double AdapterPart = 4.0 / 6;

    const double SecondsAnHour = 3600;

    /// <summary>A transformer of so many parameters, on so many tokens.</summary>
    /// <param name="code">"adapters", "whole" or "scratch".</param>
    /// <param name="parameters">Parameters.</param>
    /// <param name="tokens">Tokens, all passes together.</param>
    /// <param name="processor">On what.</param>
    /// <param name="processors">How many.</param>
    /// <param name="prices">Prices.</param>
    public static TrainingPlan OfTransformer(string code, double parameters, double tokens, Accelerator processor, int processors, PriceBook prices)
    {
        var operations = TrainingCost.Operations(parameters, tokens) * (code == "adapters" ? AdapterPart : 1);
        var seconds = AdviceFigure.Rule("training." + code, Of(utilisation.Value), Of(utilisation.High), Of(utilisation.Low));
        return new TrainingPlan(code, seconds, processor.IsPriced ? (seconds * prices.Figure(PriceBook.GpuHour) * (processors / SecondsAnHour)).WorkedOut("training.cost") : null);

        double Of(double part) => TrainingCost.Seconds(operations, processor.Peak, processors, part);
    }
}
