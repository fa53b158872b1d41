using System.Collections.Immutable;
using Sinan.Stages.Decide.Contracts;

namespace Sinan.Stages.Decide.Domain.Advice;

/// <summary>What people said about the ways to meet needs; kept under the setting <see cref="Key"/>.</summary>
/// <param name="Needs">By id of the need; "" = the product as a whole.</param>
public sealed record AdviceBook(ImmutableSortedDictionary<string, AdviceEntry> Needs)
{
    public const string Key = "decide.advice";

    public static AdviceBook Empty { get; } = new(ImmutableSortedDictionary<string, AdviceEntry>.Empty);

    public AdviceEntry Of(string? need) => Needs.GetValueOrDefault(need ?? "") ?? AdviceEntry.Empty;

    public AdviceBook With(string? need, AdviceEntry entry) => new(Needs.SetItem(need ?? "", entry));
}
