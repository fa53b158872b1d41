namespace Sinan.Stages.Decide.Features.KeepAdvice;

/// <summary>Answers on suitability as sent by a client.</summary>
public sealed record AnswersBody(string? Need, Dictionary<string, string> Answers);
