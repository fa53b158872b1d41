using System.Collections.Immutable;

namespace Sinan.Stages.Understand.Domain.Dashboards;

/// <summary>A question to be asked again: a use case and its parameters.</summary>
/// <param name="UseCase">"AnswerTrend", "AnswerFunnel" …</param>
/// <param name="Parameters">As in the address of its page; a value may name roles of events in braces ("{order}").</param>
/// <param name="Title">What it is called; null takes the question itself.</param>
public sealed record SavedQuestion(string UseCase, ImmutableSortedDictionary<string, string> Parameters, BilingualText? Title = null);
