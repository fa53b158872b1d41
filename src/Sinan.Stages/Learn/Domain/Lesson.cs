using System.Collections.Immutable;

namespace Sinan.Stages.Learn.Domain;

/// <summary>
/// A lesson of the path. Its words are texts under <see cref="Key"/>: "title", paragraphs "p1" …, "try" (the exercise), "ask" (the question), its options "a", "b", "c", and
/// "why" (why the right one is right).
/// </summary>
/// <param name="Id">"1-02": stage and place in it.</param>
/// <param name="Right">Option that is right: 'a', 'b' or 'c'.</param>
/// <param name="Href">Page on which the exercise is done.</param>
/// <param name="Skills">What it trains.</param>
public sealed record Lesson(string Id, char Right, string Href, params ImmutableArray<Skill> Skills)
{
    public const string Options = "abc";

    /// <summary>Command with which the exercise is done; null when the page is enough.</summary>
    public string? Command { get; init; }

    /// <summary>Terms of the glossary that it explains.</summary>
    public ImmutableArray<string> Terms { get; init; } = [];

    /// <summary>Number of its stage, from 1.</summary>
    public int Stage => Id[0] - '0';

    public string Key => "learn.lesson." + Id;

    public string Address => "/learn/lessons/" + Id;
}
