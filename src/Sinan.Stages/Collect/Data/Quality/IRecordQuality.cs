using Sinan.Stages.Collect.Domain.Quality;

namespace Sinan.Stages.Collect.Data.Quality;

/// <summary>Counts what the quality report judges, in the record. Implemented by storage.</summary>
public interface IRecordQuality
{
    /// <param name="group">Further column over which rows and users are spread; null for none.</param>
    /// <param name="now">Events after this are in the future.</param>
    /// <param name="cancellationToken">Stops the counting.</param>
    /// <exception cref="Sinan.Kernel.ProblemException">"collect.group_column": there is no such text column.</exception>
    Task<QualityFacts> ReadAsync(string? group, DateTimeOffset now, CancellationToken cancellationToken);
}
