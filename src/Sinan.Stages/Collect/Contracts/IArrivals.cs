namespace Sinan.Stages.Collect.Contracts;

/// <summary>How much has come in lately.</summary>
public interface IArrivals
{
    /// <summary>Events and comments whose own time is at this moment or later.</summary>
    Task<ArrivedSince> SinceAsync(DateTimeOffset from, CancellationToken cancellationToken);
}
