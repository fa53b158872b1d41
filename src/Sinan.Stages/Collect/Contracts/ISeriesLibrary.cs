namespace Sinan.Stages.Collect.Contracts;

/// <summary>The series of the workspace.</summary>
public interface ISeriesLibrary
{
    /// <summary>By name.</summary>
    Task<IReadOnlyList<SeriesInfo>> ListAsync(CancellationToken cancellationToken);

    /// <summary>A series by its name, ignoring case; null when there is none.</summary>
    Task<SeriesValues?> FindAsync(string name, CancellationToken cancellationToken);
}
