using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Stages.Decide.Contracts;
using Sinan.Stages.Decide.Domain.Advice;

namespace Sinan.Stages.Decide.Features.KeepAdvice;

/// <summary>Keeps what people know better than rules of thumb: answers on suitability, figures of a way, unit prices.</summary>
public sealed class KeepAdviceHandler(ISettings settings, INeeds needs, IAudit audit, TimeProvider clock)
{
    /// <summary>Answers questions on suitability; those that are left out stay as they are. Problems: "decide.needs.unknown_choice", "decide.need.not_found".</summary>
    public async Task<Outcome<AdviceEntry>> AnswerAsync(string? need, IReadOnlyDictionary<string, string> answers, string actor, CancellationToken cancellationToken)
    {
        if (answers.FirstOrDefault(a => Suitability.Questions.All(q => q.Code != a.Key) || NeedWords.Read<SuitabilityAnswer>(a.Value) is null) is { Key: not null } wrong)
            return NeedWords.Unknown(wrong.Key + "=" + wrong.Value);
        return await ChangeAsync(need, entry => entry with { Answers = entry.Answers.SetItems(answers.Select(a => KeyValuePair.Create(a.Key, NeedWords.Read<SuitabilityAnswer>(a.Value)!.Value))) }, actor, cancellationToken);
    }

    /// <summary>Enters a figure of a way, or takes it back with null. Problems: "decide.needs.unknown_choice", "decide.advice.figure", "decide.need.not_found".</summary>
    /// <param name="need">Need; null = the product as a whole.</param>
    /// <param name="way">Way.</param>
    /// <param name="figure">"quality" (0…1), "build" and "monthly" (CNY) or "latency" (seconds).</param>
    /// <param name="value">The figure with its ends.</param>
    /// <param name="actor">Who.</param>
    /// <param name="cancellationToken">Cancels before the write.</param>
    public async Task<Outcome<AdviceEntry>> EnterAsync(string? need, string way, string figure, Estimate? value, string actor, CancellationToken cancellationToken)
    {
        if (NeedWords.Read<AlternativeKind>(way) is null || !Alternatives.Figures.Contains(figure))
            return NeedWords.Unknown(way + "." + figure);
        if (value is not null && (!IsOrdered(value) || value.High > (figure == Alternatives.Quality ? 1 : 1e12)))
            return new Problem("decide.advice.figure", ProblemKind.Invalid);
        return await ChangeAsync(need, entry => entry with { Figures = value is null ? entry.Figures.Remove(way + "." + figure) : entry.Figures.SetItem(way + "." + figure, value) }, actor, cancellationToken);
    }

    /// <summary>Enters a unit price as of today, or takes it back with null. Problems: "decide.needs.unknown_choice", "decide.advice.figure".</summary>
    public async Task<Outcome<PriceBook>> PriceAsync(string code, Estimate? value, string actor, CancellationToken cancellationToken)
    {
        if (!PriceBook.Codes.Contains(code))
            return NeedWords.Unknown(code);
        if (value is not null && (!IsOrdered(value) || value.High > 1e9))
            return new Problem("decide.advice.figure", ProblemKind.Invalid);
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var kept = await settings.ChangeAsync<PriceBook>(PriceBook.Key, known =>
        {
            var entered = (known ?? PriceBook.Empty).Entered;
            return new PriceBook(value is null ? entered.Remove(code) : entered.SetItem(code, new UnitPrice(value, today, IsEntered: true)));
        }, cancellationToken);
        await audit.RecordAsync(actor, "KeepAdvice", code, cancellationToken);
        return kept;
    }

    async Task<Outcome<AdviceEntry>> ChangeAsync(string? need, Func<AdviceEntry, AdviceEntry> change, string actor, CancellationToken cancellationToken)
    {
        if (need is { Length: > 0 } && (await needs.LatestAsync(cancellationToken))?.Find(need) is null)
            return new Problem("decide.need.not_found", ProblemKind.NotFound, Fact.Of("id", need));
        var kept = await settings.ChangeAsync<AdviceBook>(AdviceBook.Key, known =>
        {
            var book = known ?? AdviceBook.Empty;
            return book.With(need, change(book.Of(need)));
        }, cancellationToken);
        await audit.RecordAsync(actor, "KeepAdvice", need ?? "", cancellationToken);
        return kept.Of(need);
    }

    static bool IsOrdered(Estimate value) => value.Low >= 0 && value.Low <= value.Value && value.Value <= value.High;
}
