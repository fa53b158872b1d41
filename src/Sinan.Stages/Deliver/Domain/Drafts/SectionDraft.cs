using System.Collections.Immutable;
using Sinan.Kernel;

namespace Sinan.Stages.Deliver.Domain.Drafts;

/// <summary>Prose for one section of a document in one language, drafted by a model and held against the evidence.</summary>
public sealed record SectionDraft
{
    /// <summary>Code of the document.</summary>
    public required string Document { get; init; }

    /// <summary>Code of the section.</summary>
    public required string Section { get; init; }

    /// <summary>"zh-CN" or "en".</summary>
    public required string Language { get; init; }

    /// <summary>What holds: paragraphs of sentences.</summary>
    public required ImmutableArray<ImmutableArray<CitedSentence>> Paragraphs { get; init; }

    /// <summary>What was struck out of the newest wording.</summary>
    public ImmutableArray<Removal> Removed { get; init; } = [];

    public DraftState State { get; init; }

    /// <summary>The model that wrote it.</summary>
    public required string Model { get; init; }

    /// <summary>When it was written.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who asked for it.</summary>
    public required string By { get; init; }

    /// <summary>Tokens of question and answer; null when the service does not say.</summary>
    public int? Tokens { get; init; }

    /// <summary>How long the model took.</summary>
    public double Seconds { get; init; }

    /// <summary>Whether the model stopped because the answer became too long.</summary>
    public bool IsCut { get; init; }

    /// <summary>Who accepted, edited or refused it; empty = nobody yet.</summary>
    public string DecidedBy { get; init; } = "";

    public DateTimeOffset? DecidedAt { get; init; }

    /// <summary>Whether a person took it over.</summary>
    public bool IsTaken => State is DraftState.Accepted or DraftState.Edited;

    public IEnumerable<EvidenceId> Evidence => Paragraphs.SelectMany(p => p).SelectMany(s => s.Evidence).Distinct();

    /// <summary>The prose as a person edits it: evidence cited as [3].</summary>
    /// <param name="numberOf">Number of an evidence; null for one that may not be cited any more.</param>
    public string Written(Func<EvidenceId, int?> numberOf) => string.Join('\n', Paragraphs.Select(p => string.Join(' ', p.Select(
        s => s.Text + string.Concat(s.Evidence.Select(numberOf).OfType<int>().Distinct().Order().Select(number => FormattableString.Invariant($" [{number}]")))))));

    public bool IsOf(string document, string section, string language) => Document == document && Section == section && Language == language;
}
