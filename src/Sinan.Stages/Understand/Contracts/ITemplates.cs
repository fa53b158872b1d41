namespace Sinan.Stages.Understand.Contracts;

/// <summary>What the template of the workspace suggests to predict.</summary>
/// <param name="Event">Event of the log; null while the log has none that plays the role.</param>
/// <param name="Horizon">Within this time ("14d").</param>
/// <param name="MissCost">Cost of not seeing one that comes.</param>
/// <param name="FalseAlarmCost">Cost of calling one that does not come, in the same unit.</param>
public sealed record SuggestedPrediction(string? Event, string Horizon, double MissCost, double FalseAlarmCost);

/// <summary>The chosen template as other stages see it.</summary>
public interface ITemplates
{
    /// <summary>Begins with a template where none was chosen yet; the loop may run often.</summary>
    /// <param name="id">"shop", "finance" …; an unknown one changes nothing.</param>
    /// <param name="cancellationToken">Cancels before the write.</param>
    Task BeginAsync(string id, CancellationToken cancellationToken);

    /// <summary>Null while no template is chosen, or it suggests nothing.</summary>
    Task<SuggestedPrediction?> PredictionAsync(CancellationToken cancellationToken);
}
