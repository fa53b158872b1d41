using Sinan.Stages.Decide.Contracts;

namespace Sinan.Stages.Decide.Features.KeepAdvice;

/// <summary>A unit price as sent by a client; without a value it is taken back.</summary>
public sealed record PriceBody(string Code, Estimate? Value);
