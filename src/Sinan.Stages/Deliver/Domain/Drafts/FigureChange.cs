using System.Collections.Immutable;
using System.Text;
using Sinan.Kernel;

namespace Sinan.Stages.Deliver.Domain.Drafts;

/// <summary>A figure that prose cites and its section no longer rests on.</summary>
/// <param name="Was">The evidence that the prose cites.</param>
/// <param name="Said">What it says.</param>
/// <param name="Now">The evidence that answers the same question now; null where none or several do.</param>
/// <param name="Says">What that one says.</param>
public sealed record FigureChange(EvidenceId Was, Phrase Said, EvidenceId? Now, Phrase? Says)
{
    /// <summary>Whether value and interval are what they were, and only the evidence is another, for example entered anew.</summary>
    public bool IsSame => Says is not null && FigureOf(Said) is { } was && FigureOf(Says) is { } now && was.Number == now.Number && was.Interval == now.Interval;

    /// <summary>Finds what became of figures: the same question of the same stage about the same things by the same method.</summary>
    /// <param name="older">Evidence that the section no longer rests on.</param>
    /// <param name="now">Evidence that it rests on.</param>
    public static ImmutableArray<FigureChange> Between(IEnumerable<Evidence> older, IEnumerable<Evidence> now)
    {
        var known = now.ToLookup(Subject);
        return [.. older.Select(was => known[Subject(was)].ToList() is [var one] ? new FigureChange(was.Id, was.Statement, one.Id, one.Statement) : new FigureChange(was.Id, was.Statement, null, null))];
    }

    static Fact? FigureOf(Phrase statement) => statement.Facts.FirstOrDefault(f => f.Name == "value");

    static (string, string, string, string) Subject(Evidence proof) => (proof.Stage, proof.Question, proof.Method, Names(proof.Statement, new StringBuilder()).ToString());

    /// <summary>The words of a statement without its figures; who entered one is no part of what it is about.</summary>
    static StringBuilder Names(Phrase phrase, StringBuilder names)
    {
        names.Append(phrase.Key).Append('\n');
        foreach (var fact in phrase.Facts.Where(f => f.Name != "by"))
        {
            if (fact.Phrase is { } inner)
                Names(inner, names);
            else
                names.Append(fact.Text).Append('\n');
        }

        return names;
    }
}
