using Sinan.Kernel;
using Sinan.Stages.Decide.Contracts;
using Sinan.Stages.Listen.Data;
using Sinan.Stages.Listen.Domain.Interviews;

namespace Sinan.Stages.Listen.Features.CodeInterview;

/// <summary>Puts sentences under a code.</summary>
/// <param name="Id">Interview.</param>
/// <param name="First">First sentence, from 1.</param>
/// <param name="Last">Last sentence.</param>
/// <param name="Code">Code.</param>
/// <param name="Need">Need that they speak for; null for none.</param>
/// <param name="Coder">Who says so.</param>
public sealed record CodeInterview(long Id, int First, int Last, long Code, string? Need, string Coder);

public sealed class CodeInterviewHandler(IInterviewStore store, INeeds needs)
{
    /// <returns>Problems: "listen.interview.not_found", "listen.interview.range", "listen.interview.code_unknown", "listen.interview.need_unknown".</returns>
    public async Task<Outcome<Quote>> HandleAsync(CodeInterview request, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(request.Id, cancellationToken) is not { } interview)
            return ShowInterviewHandler.NotFound(request.Id);
        if (request.First < 1 || request.Last < request.First || request.Last > interview.Sentences.Length)
            return new Problem("listen.interview.range", ProblemKind.Invalid, Fact.Count("last", interview.Sentences.Length));
        if ((await store.CodesAsync(cancellationToken)).All(c => c.Id != request.Code))
            return new Problem("listen.interview.code_unknown", ProblemKind.Invalid);
        var need = string.IsNullOrEmpty(request.Need) ? null : request.Need;
        if (need is not null && (await needs.LatestAsync(cancellationToken))?.Find(need) is null)
            return new Problem("listen.interview.need_unknown", ProblemKind.Invalid);
        return await store.AddQuoteAsync(new Quote(0, request.Id, request.First, request.Last, request.Code, request.Coder, need), cancellationToken);
    }

    /// <summary>Takes a quote away; problem "listen.interview.not_found" when it is not there.</summary>
    public async Task<Outcome<bool>> RemoveAsync(long interview, long quote, CancellationToken cancellationToken) =>
        await store.RemoveQuoteAsync(interview, quote, cancellationToken) ? true : ShowInterviewHandler.NotFound(interview);
}
