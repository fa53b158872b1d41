using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Stages.Decide.Contracts;
using Sinan.Stages.Decide.Domain;

namespace Sinan.Stages.Decide.Features.AddNeed;

/// <summary>A need as sent by a client.</summary>
/// <param name="Title">In one line.</param>
/// <param name="Category">Code of its kind ("feature").</param>
/// <param name="Text">What is known about it.</param>
/// <param name="Inputs">Numbers with their 95 % interval, by name.</param>
/// <param name="Origin">Code of where it comes from ("entered").</param>
/// <param name="Distinct">It stands for itself, although its title names something that another need is about.</param>
public sealed record NeedBody(string? Title, string? Category, string? Text, ImmutableSortedDictionary<string, Estimate>? Inputs, string? Origin, bool Distinct = false)
{
    /// <returns>Problem "decide.needs.unknown_choice" for a kind that there is not.</returns>
    internal Outcome<NeedEntry> Read() => NeedWords.Read<NeedCategory>(Category) is { } category
        ? new NeedEntry(Title ?? "", category, Text ?? "", Inputs ?? ImmutableSortedDictionary<string, Estimate>.Empty)
        : NeedWords.Unknown(Category);
}
