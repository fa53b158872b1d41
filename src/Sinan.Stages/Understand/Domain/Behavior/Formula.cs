using System.Collections.Immutable;
using Sinan.Kernel;

namespace Sinan.Stages.Understand.Domain.Behavior;

/// <summary>Arithmetic over series named by letters: A is the first, B the second …; + − * /, parentheses, numbers; small letters and the signs × ÷ count too.</summary>
public sealed class Formula
{
    /// <summary>As many series as there are letters.</summary>
    public const int MostSeries = 26;

    /// <summary>Longest text, in characters; bounds the depth of parentheses.</summary>
    public const int MostCharacters = 200;

    readonly ImmutableArray<FormulaStep> steps;

    internal Formula(string text, ImmutableArray<FormulaStep> steps) => (Text, this.steps) = (text, steps);

    /// <summary>As written, without spaces around it.</summary>
    public string Text { get; }

    /// <param name="text">Such as "B / A".</param>
    /// <param name="series">Number of series it may name, 1 … 26.</param>
    /// <returns>Problem: "understand.trend.formula", with the place of the first character that does not fit.</returns>
    public static Outcome<Formula> Parse(string text, int series) => new FormulaParser(text.Trim(), series).Parse();

    /// <summary>Value of the formula; NaN where it has none: a part has none, a division by zero, an overflow.</summary>
    /// <param name="values">One for each series; NaN = no value.</param>
    public double Evaluate(ReadOnlySpan<double> values)
    {
        // Each step adds at most one number to the stack, and there are no more steps than characters.
        Span<double> stack = stackalloc double[MostCharacters];
        var top = -1;
        foreach (var step in steps)
        {
            if (step.Kind is FormulaStepKind.Number or FormulaStepKind.Series)
            {
                stack[++top] = step.Kind == FormulaStepKind.Number ? step.Number : values[(int)step.Number];
                continue;
            }

            if (step.Kind == FormulaStepKind.Negate)
            {
                stack[top] = -stack[top];
                continue;
            }

            var right = stack[top--];
            stack[top] = step.Kind switch
            {
                FormulaStepKind.Add => stack[top] + right,
                FormulaStepKind.Subtract => stack[top] - right,
                FormulaStepKind.Multiply => stack[top] * right,
                _ => right == 0 ? double.NaN : stack[top] / right,
            };
        }

        return double.IsFinite(stack[0]) ? stack[0] : double.NaN;
    }

    /// <summary>The formula with the names of its series in place of the letters.</summary>
    public string Write(IReadOnlyList<string> names) => string.Concat(Text.Select(c => char.IsAsciiLetter(c) ? names[char.ToUpperInvariant(c) - 'A'] : c.ToString()));
}
