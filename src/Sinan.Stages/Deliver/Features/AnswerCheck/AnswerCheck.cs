using Sinan.Stages.Deliver.Domain.Initiatives;

namespace Sinan.Stages.Deliver.Features.AnswerCheck;

/// <summary>Answers a check, or decides on the proposal that was made for it.</summary>
/// <param name="Id">Initiative.</param>
/// <param name="Check">Check.</param>
/// <param name="Choice">Write an answer of one's own, or accept, edit or refuse the proposal.</param>
/// <param name="Value">The answer, for writing and editing; empty takes an earlier one back.</param>
/// <param name="Actor">Who.</param>
public sealed record AnswerCheck(long Id, string Check, AnswerOrigin Choice, string Value, string Actor);
