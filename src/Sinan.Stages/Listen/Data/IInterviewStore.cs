using Sinan.Stages.Listen.Domain.Interviews;

namespace Sinan.Stages.Listen.Data;

/// <summary>Interviews, the code book and coded quotes, in the workspace's relational store.</summary>
public interface IInterviewStore
{
    Task<Interview> AddAsync(Interview interview, CancellationToken cancellationToken);

    /// <summary>Newest first.</summary>
    Task<IReadOnlyList<Interview>> ListAsync(CancellationToken cancellationToken);

    Task<Interview?> FindAsync(long id, CancellationToken cancellationToken);

    /// <summary>By name.</summary>
    Task<IReadOnlyList<InterviewCode>> CodesAsync(CancellationToken cancellationToken);

    /// <summary>Adds a code, or gives the one of that name a new meaning.</summary>
    Task<InterviewCode> SaveCodeAsync(string name, string meaning, CancellationToken cancellationToken);

    /// <summary>Of one interview, or of all.</summary>
    Task<IReadOnlyList<Quote>> QuotesAsync(long? interview, CancellationToken cancellationToken);

    Task<Quote> AddQuoteAsync(Quote quote, CancellationToken cancellationToken);

    /// <summary>False when it is not there.</summary>
    Task<bool> RemoveQuoteAsync(long interview, long quote, CancellationToken cancellationToken);
}
