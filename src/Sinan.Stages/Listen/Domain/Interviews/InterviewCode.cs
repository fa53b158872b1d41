namespace Sinan.Stages.Listen.Domain.Interviews;

/// <summary>An entry of the code book.</summary>
/// <param name="Id">Number, from 1.</param>
/// <param name="Name">Unique, ignoring case.</param>
/// <param name="Meaning">When the code applies and when not.</param>
public sealed record InterviewCode(long Id, string Name, string Meaning);
