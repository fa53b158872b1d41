using System.Collections.Immutable;

namespace Sinan.Stages.Listen.Contracts;

/// <summary>Which words known users write in their comments.</summary>
public interface IUserTerms
{
    /// <summary>Older comments are not read: the answer must come while a person waits, however many there are.</summary>
    const int MostComments = 20_000;

    /// <summary>Reads those of the newest <see cref="MostComments"/> comments whose user is known.</summary>
    /// <exception cref="Kernel.ProblemException">"listen.no_dictionary": the dictionaries are not beside the program.</exception>
    Task<UserTerms> ReadAsync(CancellationToken cancellationToken);
}

/// <param name="Terms">Content words and phrases; words of the users, never translated.</param>
/// <param name="OfUser">Numbers of the terms that a user has written, each once, by user number.</param>
public sealed record UserTerms(ImmutableArray<string> Terms, IReadOnlyDictionary<int, IReadOnlySet<int>> OfUser);
