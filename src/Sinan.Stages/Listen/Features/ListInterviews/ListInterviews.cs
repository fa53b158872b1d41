using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Stages.Listen.Contracts;

namespace Sinan.Stages.Listen.Features.ListInterviews;

/// <summary>Which interviews are there, what do they speak of, and do the coders agree?</summary>
/// <param name="Seed">Seed of the bootstrap behind the intervals of agreement.</param>
public sealed record ListInterviews(long Seed = 1);

/// <param name="Interviews">Newest first.</param>
/// <param name="Codes">The code book, most frequent first.</param>
/// <param name="Sentence">In one sentence.</param>
public sealed record InterviewReport(ImmutableArray<InterviewLine> Interviews, ImmutableArray<CodeLine> Codes, Phrase Sentence);

/// <param name="Id">Number.</param>
/// <param name="Title">As people call it.</param>
/// <param name="Person">Who was asked.</param>
/// <param name="Day">When.</param>
/// <param name="Sentences">Sentences.</param>
/// <param name="Quotes">Coded quotes.</param>
/// <param name="Coders">People who coded it.</param>
public sealed record InterviewLine(long Id, string Title, string Person, DateTimeOffset? Day, int Sentences, int Quotes, int Coders)
{
    public ResearchKind Kind { get; init; }
}

/// <param name="Id">Number.</param>
/// <param name="Name">Name.</param>
/// <param name="Meaning">When it applies.</param>
/// <param name="Quotes">Quotes under it.</param>
/// <param name="Interviews">Share of interviews with such a quote, with interval and evidence; null without interviews.</param>
/// <param name="Agreement">Krippendorff's α with interval and evidence; null when no interview was coded by two people, or it cannot be told.</param>
public sealed record CodeLine(long Id, string Name, string Meaning, int Quotes, Fact? Interviews, Fact? Agreement);
