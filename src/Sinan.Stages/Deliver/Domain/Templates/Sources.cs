using System.Text.Json;
using Sinan.Kernel;
using Sinan.Stages.Collect.Contracts;
using Sinan.Stages.Decide.Contracts;
using Sinan.Stages.Listen.Contracts;
using Sinan.Stages.Understand.Contracts;

namespace Sinan.Stages.Deliver.Domain.Templates;

/// <summary>What the stages found: all that a document may speak of. Null = that stage has not answered yet.</summary>
/// <param name="Proofs">Evidence by id, for sentences and the appendix.</param>
sealed record Sources(
    DataVersion Data, DateTimeOffset At, QualityReport? Quality, SegmentReport? Segments, ThemeReport? Themes, NeedReport? Needs, GroupComparison? Comparison,
    IReadOnlyDictionary<EvidenceId, Evidence> Proofs);

/// <summary>Helpers that give every figure of a document its evidence.</summary>
static class Cited
{
    /// <summary>The phrase with this evidence behind each of its figures, and each of its words with a number, that has none of its own.</summary>
    public static Phrase By(this Phrase phrase, EvidenceId evidence) =>
        evidence == default ? phrase : phrase with
        {
            Facts = [.. phrase.Facts.Select(f => f.Kind switch
            {
                FactKind.Date or FactKind.Time => f,
                FactKind.Text when !f.HasDigits() => f,
                FactKind.Phrase => f with { Phrase = f.Phrase?.By(evidence) },
                _ => f.Evidence is null ? f.From(evidence) : f,
            })],
        };

    /// <summary>Whether words hold a number, as a day or a sentence of a person may.</summary>
    public static bool HasDigits(this Fact fact) => fact is { Kind: FactKind.Text, Text: { } text } && text.Any(char.IsDigit);

    /// <summary>One figure as a phrase of its own, for a table cell.</summary>
    public static Phrase Cell(Fact fact, EvidenceId evidence) => new("deliver.cell", fact with { Name = "value", Evidence = evidence == default ? null : evidence });

    public static Phrase Cell(FactKind kind, double value, Interval? interval, EvidenceId evidence) =>
        Cell(new Fact { Name = "value", Kind = kind, Number = value, Interval = interval }, evidence);

    public static Phrase Words(string text) => new("deliver.cell", Fact.Of("value", text));

    public static Phrase Words(Phrase phrase) => new("deliver.cell", Fact.Of("value", phrase));
}

/// <summary>Evidence that only documents need: exact counts.</summary>
sealed class CountProofs(DataVersion data, DateTimeOffset at)
{
    readonly List<Evidence> made = [];

    public IReadOnlyList<Evidence> Made => made;

    /// <summary>Proof of an exact count, stated as a sentence with the placeholder {value}.</summary>
    public EvidenceId Of(Phrase statement, double value, object parameters)
    {
        var proof = new Evidence
        {
            Stage = "deliver", Question = "WriteDocuments", Parameters = JsonSerializer.Serialize(parameters, EvidenceJson.Options),
            Statement = statement with { Facts = [.. statement.Facts, Fact.Count("value", value)] },
            Data = data, Method = "method.import_count", Value = value, Unit = FactKind.Count, NoInterval = "deliver.no_interval.count",
            CodeVersion = CodeVersion.Current, At = at,
        }.Sealed();
        made.Add(proof);
        return proof.Id;
    }
}
