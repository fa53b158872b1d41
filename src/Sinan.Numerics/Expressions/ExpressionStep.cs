namespace Sinan.Numerics.Expressions;

/// <summary>One step of an expression in postfix order.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="Number">The number, or the position of the name.</param>
readonly record struct ExpressionStep(ExpressionStepKind Kind, double Number = 0);

enum ExpressionStepKind
{
    Number,
    Name,
    Add,
    Subtract,
    Multiply,
    Divide,
    Negate,
    Least,
    Most,
    NaturalLogarithm,
    SquareRoot,
}
