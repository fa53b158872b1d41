using System.Runtime.InteropServices;

namespace Sinan.Numerics.Learning;

/// <summary>A point of a learning curve.</summary>
/// <param name="Rows">Training rows.</param>
/// <param name="Score">Mean score of all rows, each tested by a model that had not seen it.</param>
/// <param name="StandardError">Of the score: chance of the test rows and of the training rows.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct LearningCurvePoint(int Rows, double Score, double StandardError);
