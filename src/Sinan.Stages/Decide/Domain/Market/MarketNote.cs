namespace Sinan.Stages.Decide.Domain.Market;

/// <summary>Something learned about the market.</summary>
/// <param name="Id">Number, from 1.</param>
/// <param name="At">When it was noted.</param>
/// <param name="Title">In one line, 1 to 120 characters.</param>
/// <param name="Text">In more words, at most 4,000 characters.</param>
/// <param name="Source">Where it was read or heard, at most 400 characters.</param>
/// <param name="Need">The need made of it; null for none.</param>
public sealed record MarketNote(int Id, DateTimeOffset At, string Title, string Text, string Source, string? Need);
