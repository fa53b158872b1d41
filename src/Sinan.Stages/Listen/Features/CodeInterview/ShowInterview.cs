using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Stages.Decide.Contracts;
using Sinan.Stages.Listen.Data;
using Sinan.Stages.Listen.Domain.Interviews;

namespace Sinan.Stages.Listen.Features.CodeInterview;

/// <summary>An interview with its quotes.</summary>
public sealed record ShowInterview(long Id);

/// <param name="Interview">The interview.</param>
/// <param name="Quotes">Its quotes, in order.</param>
/// <param name="Codes">The code book.</param>
/// <param name="Needs">Needs that a quote can speak for.</param>
public sealed record CodedInterview(Interview Interview, ImmutableArray<Quote> Quotes, ImmutableArray<InterviewCode> Codes, ImmutableArray<NeedChoice> Needs);

/// <param name="Id">Need.</param>
/// <param name="Title">Its title.</param>
public sealed record NeedChoice(string Id, Phrase Title);

public sealed class ShowInterviewHandler(IInterviewStore store, INeeds needs)
{
    /// <returns>Problem: "listen.interview.not_found".</returns>
    public async Task<Outcome<CodedInterview>> HandleAsync(ShowInterview request, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(request.Id, cancellationToken) is not { } interview)
            return NotFound(request.Id);
        var report = await needs.LatestAsync(cancellationToken);
        return new CodedInterview(
            interview, [.. await store.QuotesAsync(request.Id, cancellationToken)], [.. await store.CodesAsync(cancellationToken)], [.. (report?.Needs ?? []).Select(n => new NeedChoice(n.Id, n.Title))]);
    }

    internal static Problem NotFound(long id) => new("listen.interview.not_found", ProblemKind.NotFound, Fact.Count("id", id));
}
