namespace Sinan.Stages.Listen.Contracts;

/// <summary>Alerts that wait for somebody to look at them.</summary>
public interface IOpenAlerts
{
    Task<int> CountAsync(CancellationToken cancellationToken);
}
