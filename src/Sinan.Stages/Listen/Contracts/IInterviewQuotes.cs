namespace Sinan.Stages.Listen.Contracts;

/// <summary>What was coded in interviews and in notes on market and competitors.</summary>
public interface IInterviewQuotes
{
    /// <summary>Quotes that a person linked to a need, newest interview first.</summary>
    Task<IReadOnlyList<InterviewQuote>> ForNeedAsync(string need, CancellationToken cancellationToken);

    /// <summary>Needs that quotes speak for, with the kinds of the texts that they stand in.</summary>
    Task<ILookup<string, ResearchKind>> NeedsAsync(CancellationToken cancellationToken);
}

/// <summary>Words of an interview.</summary>
/// <param name="Text">The sentences, redacted.</param>
/// <param name="Interview">Title of the interview.</param>
/// <param name="Code">Name of the code that they stand under.</param>
/// <param name="Href">Where they stand.</param>
public sealed record InterviewQuote(string Text, string Interview, string Code, string Href);
