namespace Sinan.Stages.Learn.Features.FindTerms;

/// <param name="Href">Address of a page or lesson.</param>
/// <param name="Title">Its name in the reader's language.</param>
public sealed record TermPlace(string Href, string Title);
