using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Stages.Listen.Contracts;

namespace Sinan.Stages.Decide.Domain.Feasibility;

/// <summary>What is to be told of a text, and how it is called.</summary>
/// <param name="Code">"rating", "label", "set:" and the id of a set of labels, or the name of a file's column.</param>
/// <param name="Title">For people.</param>
/// <param name="Names">Names of labels for people; a label that is not among them is written as people brought it.</param>
public sealed record ToldTask(string Code, Phrase Title, ImmutableSortedDictionary<string, Phrase> Names)
{
    /// <summary>Glad or cross, by the stars.</summary>
    public const string Rating = "rating";

    /// <summary>The label that came with the comments.</summary>
    public const string Given = "label";

    public const string Glad = "positive", Cross = "negative";

    /// <summary>Begins the code of a set of labels that people give here.</summary>
    const string SetPrefix = "set:";

    /// <summary>Glad or cross, by the stars.</summary>
    public static ToldTask OfRating { get; } = new(Rating, TitleOf(Rating), new[] { Glad, Cross }.ToImmutableSortedDictionary(l => l, l => new Phrase("decide.feasibility.rating." + l), StringComparer.Ordinal));

    /// <summary>The label that came with the comments.</summary>
    public static ToldTask OfGiven { get; } = OfColumn(Given) with { Title = TitleOf(Given) };

    /// <summary>A column of a file.</summary>
    public static ToldTask OfColumn(string name) => new(name, Phrase.Literal(name), ImmutableSortedDictionary<string, Phrase>.Empty);

    /// <summary>A set of labels that people give here.</summary>
    public static ToldTask OfSet(LabelledSet set) => new(SetPrefix + set.Id, set.Title, set.Names);

    /// <summary>The set that a code names; null for another code.</summary>
    public static string? SetOf(string code) => code.StartsWith(SetPrefix, StringComparison.Ordinal) ? code[SetPrefix.Length..] : null;

    public Fact AsFact(string name) => Fact.Of(name, Title);

    public Fact LabelAsFact(string name, string label) => Names.TryGetValue(label, out var known) ? Fact.Of(name, known) : Fact.Of(name, label);

    static Phrase TitleOf(string code) => new("decide.feasibility.told." + code);
}
