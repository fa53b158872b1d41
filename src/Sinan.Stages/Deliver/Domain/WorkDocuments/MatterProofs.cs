using Sinan.Kernel;
using Sinan.Stages.Deliver.Domain.Initiatives;
using Sinan.Stages.Deliver.Domain.Templates;

namespace Sinan.Stages.Deliver.Domain.WorkDocuments;

/// <summary>Gives what people entered, and what was counted from it, its evidence.</summary>
static class MatterProofs
{
    const string Question = "ShowInitiative";

    /// <summary>Words that people entered; those with a number cite the initiative that they stand in.</summary>
    public static Phrase Quote(this DocumentMatter matter, string text) => Cited.Words(matter.Cite(Phrase.Literal(text.Length > 0 ? text : "–")));

    /// <summary>The phrase, its words with a number citing the initiative that they stand in.</summary>
    public static Phrase Cite(this DocumentMatter matter, Phrase phrase) => phrase.Facts.Any(HasBareDigits) ? phrase.By(matter.Entry()) : phrase;

    /// <summary>A day that people entered, as a cell.</summary>
    public static Phrase Day(this DocumentMatter matter, DateOnly? day) => matter.Quote(DeliverDays.Written(day));

    /// <summary>A figure that people entered, as a cell that cites who entered it and when, as far as the history tells; a dash for none.</summary>
    /// <param name="matter">The initiative.</param>
    /// <param name="what">What it is of, in words.</param>
    /// <param name="kind">How it is written.</param>
    /// <param name="value">The figure.</param>
    /// <param name="entry">Line of the history that tells of its entry; null for none.</param>
    public static Phrase Entered(this DocumentMatter matter, Phrase what, FactKind kind, double? value, HistoryLine? entry)
    {
        if (value is not { } number)
            return Cited.Words("–");
        var of = Fact.Of("what", what);
        var statement = entry is null ? new Phrase("deliver.evidence.entered", of) : new Phrase("deliver.evidence.entered.by", Fact.Of("by", entry.Actor), Fact.At("at", entry.At), of);
        return new Phrase("deliver.cell", matter.Work.Proofs.Prove(Question, new { matter.Initiative.Id, Value = number }, statement, "method.entered", new Fact { Name = "value", Kind = kind, Number = number }));
    }

    /// <summary>The answer to a check, as a cell that cites who gave it and when.</summary>
    public static Phrase Answer(this DocumentMatter matter, StepCheck check, CheckAnswer answer)
    {
        var said = check.Kind switch
        {
            CheckKind.Number => Fact.Decimal("value", StepWork.Number(answer.Value) ?? 0),
            CheckKind.Words => Fact.Of("value", answer.Value),
            _ => Fact.Of("value", new Phrase("deliver.option." + answer.Value)),
        };
        var statement = new Phrase("deliver.evidence.answer", Fact.Of("by", answer.By), Fact.At("at", answer.At), Fact.Of("check", new Phrase("deliver.check." + check.Code)), said with { Name = "answer" });
        var figure = matter.Work.Proofs.Prove(
            Question, new { matter.Initiative.Id, Check = check.Code, Answer = answer.Value }, statement, "method.answer", check.Kind == CheckKind.Number ? said : Fact.Count("value", 1));
        return new Phrase("deliver.cell", said.From(figure.Evidence!.Value));
    }

    /// <summary>The sentence, its figures without evidence citing that they were counted from what the initiative holds.</summary>
    /// <param name="matter">The initiative.</param>
    /// <param name="what">What was counted: a code.</param>
    /// <param name="says">The sentence.</param>
    public static Phrase Counted(this DocumentMatter matter, string what, Phrase says)
    {
        if (FirstBare(says) is not { } bare)
            return matter.Cite(says);
        var figure = matter.Work.Proofs.Prove(
            Question, new { matter.Initiative.Id, Check = what }, new Phrase("deliver.evidence.counted", Fact.Of("says", says)), "method.counted", bare);
        return says.By(figure.Evidence!.Value);
    }

    /// <summary>That people entered it into this initiative.</summary>
    static EvidenceId Entry(this DocumentMatter matter) =>
        matter.Work.Proofs.Prove(Question, new { matter.Initiative.Id }, new Phrase("deliver.evidence.entry"), "method.entered", Fact.Count("value", matter.Initiative.Id)).Evidence!.Value;

    static Fact? FirstBare(Phrase phrase)
    {
        foreach (var fact in phrase.Facts.Where(f => f.Evidence is null))
        {
            if (fact.Number is not null)
                return fact;
            if (fact.Phrase is { } inner && FirstBare(inner) is { } found)
                return found;
        }

        return null;
    }

    static bool HasBareDigits(Fact fact) => fact.Evidence is null && (fact.HasDigits() || (fact.Phrase?.Facts.Any(HasBareDigits) ?? false));
}
