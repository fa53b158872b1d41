namespace Sinan.Stages.Collect.Contracts;

/// <param name="Events">Events.</param>
/// <param name="Comments">Pieces of feedback.</param>
public sealed record ArrivedSince(long Events, long Comments);
