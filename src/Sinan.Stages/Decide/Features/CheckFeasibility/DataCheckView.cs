using Sinan.Stages.Decide.Contracts;

namespace Sinan.Stages.Decide.Features.CheckFeasibility;

/// <summary>A verdict on the data in the reader's words.</summary>
public sealed record DataCheckView(string Code, CheckVerdict Verdict, string Text);
