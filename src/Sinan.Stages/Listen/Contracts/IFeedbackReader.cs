using Sinan.Kernel;

namespace Sinan.Stages.Listen.Contracts;

/// <summary>Reads all feedback of the workspace: sentiment, themes, waves.</summary>
public interface IFeedbackReader
{
    /// <summary>Reads the feedback anew, keeps readings, report and evidence, and returns the report.</summary>
    /// <param name="seed">Same feedback and seed, same report.</param>
    /// <param name="progress">What is being done.</param>
    /// <param name="cancellationToken">Cancels between steps; nothing is kept then.</param>
    /// <returns>Problem "listen.no_feedback" when there is none.</returns>
    Task<Outcome<ThemeReport>> ReadAsync(long seed, IProgressSink progress, CancellationToken cancellationToken);
}
