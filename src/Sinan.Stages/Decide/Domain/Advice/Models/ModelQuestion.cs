namespace Sinan.Stages.Decide.Domain.Advice.Models;

/// <summary>The four factors of the choice, and what was measured.</summary>
/// <param name="Scenario">What it is for.</param>
/// <param name="Rows">Labelled rows or interactions.</param>
/// <param name="Classes">Labels to tell apart; 0 where there are none.</param>
/// <param name="Milliseconds">Time that an answer may take; null = no matter.</param>
/// <param name="Compute">What there is to train on.</param>
/// <param name="Target">Wanted share right.</param>
/// <param name="Light">Share right that the light model was measured to reach with the labels the target takes; null before it was.</param>
public sealed record ModelQuestion(ModelScenario Scenario, double Rows, int Classes, double? Milliseconds, Compute Compute, double Target, AdviceFigure? Light);
