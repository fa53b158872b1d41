namespace Sinan.Stages.Learn.Features.FindTerms;

/// <summary>What does a term mean, and where is it used?</summary>
/// <param name="Query">Words that the term or its hint contains, in either language; null or empty for all.</param>
public sealed record FindTerms(string? Query);
