using System.Collections.Immutable;

namespace Sinan.Stages.Deliver.Domain.Drafts;

/// <summary>Holds a draft against the evidence that it cites: every sentence has to cite some, and every number in it has to be a number of that evidence. What does not hold is struck out by the sentence and reported.</summary>
static class DraftCheck
{
    /// <param name="draft">The draft as it was written.</param>
    /// <param name="sources">Evidence that it may cite, by number.</param>
    public static CheckedDraft Check(string draft, IReadOnlyList<DraftSource> sources)
    {
        var removed = ImmutableArray.CreateBuilder<Removal>();
        var kept = ImmutableArray.CreateBuilder<ImmutableArray<DraftSentence>>();
        foreach (var paragraph in DraftText.Read(DraftText.Clean(draft)))
        {
            var sentences = ImmutableArray.CreateBuilder<DraftSentence>();
            foreach (var sentence in paragraph)
            {
                if (Fault(sentence, sources) is { } fault)
                    removed.Add(fault);
                else
                    sentences.Add(sentence);
            }

            if (sentences.Count > 0)
                kept.Add(sentences.ToImmutable());
        }

        return new CheckedDraft(kept.ToImmutable(), removed.ToImmutable());
    }

    static Removal? Fault(DraftSentence sentence, IReadOnlyList<DraftSource> sources)
    {
        if (sentence.Cites.Length == 0)
            return new Removal(sentence.Text, RemovalReason.Uncited, "");
        var cited = sources.Where(s => sentence.Cites.Contains(s.Number)).ToList();
        foreach (var number in sentence.Cites)
        {
            if (cited.All(s => s.Number != number))
                return new Removal(sentence.Text, RemovalReason.UnknownEvidence, number.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        return NumberReader.Read(sentence.Text).FirstOrDefault(n => !cited.Any(s => s.Supports(n, sentence.Text))) is { } unsupported
            ? new Removal(sentence.Text, RemovalReason.UnsupportedNumber, sentence.Text.Substring(unsupported.Start, unsupported.Length))
            : null;
    }
}
