using Sinan.Stages.Decide.Contracts;

namespace Sinan.Stages.Decide.Features.KeepAdvice;

/// <summary>A figure of a way as sent by a client; without a value it is taken back.</summary>
public sealed record FigureBody(string? Need, string Way, string Figure, Estimate? Value);
