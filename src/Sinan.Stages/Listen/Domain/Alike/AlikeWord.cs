using Sinan.Kernel;
using Sinan.Numerics.Text;
using Sinan.Stages.Listen.Contracts;

namespace Sinan.Stages.Listen.Domain.Alike;

/// <summary>Why a word is offered beside another.</summary>
public enum Likeness
{
    /// <summary>It stands in the same company.</summary>
    Used,

    /// <summary>It is made of the same pieces; the other is too rare to know its company.</summary>
    Spelled,
}

/// <param name="Word">A word of users: never translated.</param>
/// <param name="Similarity">Cosine of the vectors, −1…1.</param>
/// <param name="Count">Occurrences in the different texts that were read.</param>
/// <param name="Likeness">Why it is offered.</param>
public sealed record AlikeWord(string Word, ThemeFigure Similarity, int Count, Likeness Likeness)
{
    /// <summary>Writes down the proof.</summary>
    /// <param name="book">Takes it.</param>
    /// <param name="word">The word or the theme that it is near to.</param>
    /// <param name="near">The other.</param>
    /// <param name="likeness">Why.</param>
    /// <param name="learned">What was learned from.</param>
    public static AlikeWord Proved(EvidenceBook book, string word, WordNeighbor near, Likeness likeness, WordLearning learned) => new(
        near.Word,
        book.Add(
            likeness == Likeness.Used ? "alike" : "spelled_alike", new { word, alike = near.Word }, "method.listen_alike", FactKind.Number, near.Similarity, null, "evidence.no_interval.alike", null, [],
            Fact.Of("word", word), Fact.Of("alike", near.Word), Fact.Count("count", near.Count), Fact.Count("texts", learned.Texts)),
        near.Count, likeness);
}
