using System.Collections.Immutable;
using Sinan.Kernel;

namespace Sinan.Stages.Decide.Contracts;

/// <summary>The work on needs; the stage that delivers answers it.</summary>
public interface INeedWork
{
    /// <summary>Initiatives for a need, newest first.</summary>
    Task<ImmutableArray<NeedWork>> OfAsync(string need, CancellationToken cancellationToken);

    /// <summary>Starts an initiative for a need and takes the need along.</summary>
    /// <param name="need">Which need.</param>
    /// <param name="title">Title of the initiative, 1 to 120 characters.</param>
    /// <param name="actor">Who starts it.</param>
    /// <param name="cancellationToken">Cancels before the write.</param>
    /// <returns>The initiative. Problems: "decide.need.not_found", "deliver.need.closed", "deliver.initiative.title".</returns>
    Task<Outcome<NeedWork>> StartAsync(string need, string title, string actor, CancellationToken cancellationToken);
}
