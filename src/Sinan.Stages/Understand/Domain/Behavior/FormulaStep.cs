namespace Sinan.Stages.Understand.Domain.Behavior;

/// <summary>One step of a formula in postfix order.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="Number">The number, or the position of the series.</param>
readonly record struct FormulaStep(FormulaStepKind Kind, double Number = 0);

enum FormulaStepKind
{
    Number,
    Series,
    Add,
    Subtract,
    Multiply,
    Divide,
    Negate,
}
