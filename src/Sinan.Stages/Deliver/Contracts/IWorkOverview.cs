namespace Sinan.Stages.Deliver.Contracts;

/// <summary>The work under way and what it has cost, in numbers.</summary>
public interface IWorkOverview
{
    Task<WorkOverview> ReadAsync(CancellationToken cancellationToken);
}
