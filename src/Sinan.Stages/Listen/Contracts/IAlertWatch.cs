namespace Sinan.Stages.Listen.Contracts;

/// <summary>Whoever brings new comments or series tells it here.</summary>
public interface IAlertWatch
{
    /// <summary>Lets a job check the alerts, after it has read what is new. Does nothing while the rules are off.</summary>
    Task CheckSoonAsync(CancellationToken cancellationToken);
}
