using Sinan.Kernel;
using Sinan.Stages.Understand.Contracts;
using Sinan.Stages.Understand.Domain.Behavior;
using Sinan.Stages.Understand.Domain.Predictions;

namespace Sinan.Stages.Understand.Features.ForecastOrders;

/// <summary>How much will be ordered within a horizon, and was the same forecast right before?</summary>
/// <param name="Horizon">As typed: "30d", "39w".</param>
public sealed record ForecastOrders(string Horizon);

public sealed class ForecastOrdersHandler(BehaviorDesk desk)
{
    /// <returns>Problems "understand.no_events", "understand.predict.bad_horizon" and those of <see cref="OrderForecast"/>.</returns>
    public async Task<Outcome<OrderForecastReport>> HandleAsync(ForecastOrders request, CancellationToken cancellationToken)
    {
        var started = desk.Clock.GetTimestamp();
        if (Window.Parse(request.Horizon) is not { } horizon)
            return new Problem("understand.predict.bad_horizon", ProblemKind.Invalid, Fact.Of("given", request.Horizon));
        var opened = await desk.OpenAsync(cancellationToken);
        if (!opened.IsOk)
            return opened.Problem;
        using var lease = opened.Value;
        var forecast = await Task.Run(() => OrderForecast.Run(lease.Index, desk.Zone, horizon, lease.Data, desk.Clock.GetUtcNow()), cancellationToken);
        if (!forecast.IsOk)
            return forecast.Problem;
        await desk.KeepAsync(forecast.Value.Evidence, cancellationToken);
        return forecast.Value.Report with { Seconds = desk.Clock.GetElapsedTime(started).TotalSeconds };
    }
}
