using System.Collections.Immutable;
using static Sinan.Stages.Decide.Domain.Advice.SuitabilityLean;

namespace Sinan.Stages.Decide.Domain.Advice;

/// <summary>The questions on suitability and the verdict, in words and not in points: one answer against outweighs any number in favour.</summary>
/// <param name="Code">"fits", "adjust", "against", or "open" while a key question is not answered.</param>
/// <param name="Reasons">Questions whose answers the verdict rests on.</param>
public sealed record Suitability(string Code, ImmutableArray<string> Reasons)
{
    static readonly ImmutableArray<AlternativeKind> learned = [AlternativeKind.Retrieval, AlternativeKind.RulesThenChat, AlternativeKind.Chat, AlternativeKind.OwnModel];
    static readonly ImmutableArray<AlternativeKind> chatting = [AlternativeKind.RulesThenChat, AlternativeKind.Chat];

    /// <summary>In the order in which they are asked.</summary>
    public static ImmutableArray<SuitabilityQuestion> Questions { get; } =
    [
        new("complex", Fits, Fits, Adjust, true, []),
        new("competitive", Fits, None, None, false, []),
        new("enumerable", Against, Adjust, Fits, true, learned),
        new("examples", Fits, Adjust, Adjust, false, []),
        new("allowed", Fits, Adjust, Against, true, learned),
        new("harm", Against, Adjust, Fits, true, learned),
        new("exact", Against, Adjust, Fits, false, chatting),
        new("bespoke", Adjust, Adjust, Fits, false, []),
        new("experience", Adjust, Adjust, Fits, false, []),
        new("control", Adjust, Adjust, Fits, false, []),
    ];

    public static Suitability Of(ImmutableSortedDictionary<string, SuitabilityAnswer> answers)
    {
        if (Leaning(Against) is { Length: > 0 } against)
            return new Suitability("against", against);
        ImmutableArray<string> open = [.. Questions.Where(q => q.IsKey && answers.GetValueOrDefault(q.Code) == SuitabilityAnswer.Unknown).Select(q => q.Code)];
        if (open.Length > 0)
            return new Suitability("open", open);
        return Leaning(Adjust) is { Length: > 0 } adjust ? new Suitability("adjust", adjust) : new Suitability("fits", Leaning(Fits));

        ImmutableArray<string> Leaning(SuitabilityLean lean) => [.. Questions.Where(q => q.LeanOf(answers.GetValueOrDefault(q.Code)) == lean).Select(q => q.Code)];
    }

    /// <summary>The first question whose answer speaks against a way; null for none.</summary>
    public static string? BarOf(AlternativeKind kind, ImmutableSortedDictionary<string, SuitabilityAnswer> answers) =>
        Questions.FirstOrDefault(q => q.Bars.Contains(kind) && q.LeanOf(answers.GetValueOrDefault(q.Code)) == Against)?.Code;
}
