using Sinan.Kernel;
using Sinan.Stages.Decide.Contracts;
using Sinan.Stages.Decide.Domain;
using Sinan.Stages.Decide.Features.RankNeeds;

namespace Sinan.Stages.Decide.Features.EstimateEffort;

/// <summary>A person says how long a need will take; the ranking follows at once.</summary>
/// <param name="NeedId">Which need.</param>
/// <param name="Days">Most likely person-days, 0.25 to 2,000; null goes back to the category's usual effort.</param>
/// <param name="Low">At best; three quarters of the days when null.</param>
/// <param name="High">At worst; one and a half times the days when null.</param>
/// <param name="Actor">Who says so, for the audit trail.</param>
public sealed record EstimateEffort(string NeedId, double? Days, double? Low, double? High, string Actor);

public sealed class EstimateEffortHandler(INeeds needs, ISettings settings, NeedPlacing placing, IAudit audit)
{
    const double Least = 0.25, Most = 2_000;

    public async Task<Outcome<NeedReport>> HandleAsync(EstimateEffort request, CancellationToken cancellationToken)
    {
        if ((await needs.LatestAsync(cancellationToken))?.Find(request.NeedId) is not { } need)
            return new Problem("decide.need.not_found", ProblemKind.NotFound, Fact.Of("id", request.NeedId));
        if (Entered(request) is not { IsOk: true } entered)
            return Entered(request).Problem;

        var book = await settings.ChangeAsync<EffortBook>(EffortBook.Key, old =>
        {
            var entries = (old ?? EffortBook.Empty).Entries;
            return new EffortBook(entered.Value is { } effort ? entries.SetItem(need.Id, effort) : entries.Remove(need.Id));
        }, cancellationToken);
        await audit.RecordAsync(request.Actor, nameof(EstimateEffort), need.Id, cancellationToken);
        return (await placing.AgainAsync(report => report with
        {
            Needs = [.. report.Needs.Select(n => book.Of(n.Id, n.Category) is var (effort, isEntered) ? n with { Effort = effort, IsEffortEntered = isEntered } : n)],
        }, cancellationToken))!;
    }

    static Outcome<Estimate?> Entered(EstimateEffort request)
    {
        if (request.Days is not { } days)
            return Outcome<Estimate?>.Ok(null);
        var usual = EffortBook.FromDays(days);
        var effort = new Estimate(days, request.Low ?? usual.Low, request.High ?? usual.High);
        return days is >= Least and <= Most && effort.Low > 0 && effort.Low <= days && effort.High >= days && effort.High <= 10 * Most
            ? Outcome<Estimate?>.Ok(effort)
            : new Problem("decide.effort.out_of_range", ProblemKind.Invalid, Fact.Decimal("least", Least), Fact.Decimal("most", Most));
    }
}
