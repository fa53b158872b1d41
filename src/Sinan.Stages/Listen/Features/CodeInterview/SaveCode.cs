using Sinan.Kernel;
using Sinan.Stages.Listen.Data;
using Sinan.Stages.Listen.Domain.Interviews;

namespace Sinan.Stages.Listen.Features.CodeInterview;

/// <summary>Adds a code to the code book, or gives it a new meaning.</summary>
/// <param name="Name">1 to 60 characters, unique ignoring case.</param>
/// <param name="Meaning">When it applies; at most 400 characters.</param>
public sealed record SaveCode(string Name, string Meaning);

public sealed class SaveCodeHandler(IInterviewStore store)
{
    /// <returns>Problem: "listen.interview.code".</returns>
    public async Task<Outcome<InterviewCode>> HandleAsync(SaveCode request, CancellationToken cancellationToken) =>
        request.Name.Trim() is { Length: > 0 and <= 60 } name && request.Meaning.Length <= 400
            ? await store.SaveCodeAsync(name, request.Meaning.Trim(), cancellationToken)
            : new Problem("listen.interview.code", ProblemKind.Invalid);
}
