using System.Collections.Immutable;
using System.Text;

namespace Sinan.Numerics.Expressions;

/// <summary>Arithmetic over named values: + − * /, parentheses, numbers, min(…), max(…), ln(…), sqrt(…). The signs × ÷ and full-width parentheses and commas count too;
/// case does not matter. There is nothing else in the language, so a text of a stranger can do no harm.</summary>
public sealed class Expression
{
    /// <summary>Longest text, in characters; bounds the depth of parentheses.</summary>
    public const int MostCharacters = 200;

    readonly ImmutableArray<ExpressionStep> steps;
    readonly ImmutableArray<Mention> mentions;

    internal Expression(string text, ImmutableArray<ExpressionStep> steps, ImmutableArray<Mention> mentions)
    {
        (Text, this.steps, this.mentions) = (text, steps, mentions);
        Names = [.. mentions.Select(m => m.Name).Distinct().Order()];
    }

    /// <summary>As written, without spaces around it.</summary>
    public string Text { get; }

    /// <summary>Positions of the names that it mentions, ascending, each once.</summary>
    public ImmutableArray<int> Names { get; }

    /// <param name="text">Such as "reach * impact / effort".</param>
    /// <param name="names">Names that it may mention: a letter, then letters and digits.</param>
    /// <param name="at">Place of the first character that does not fit, from 1; one past the end where something is missing; 0 when all fits.</param>
    /// <returns>Null when the text is no expression over these names.</returns>
    public static Expression? TryParse(string text, IReadOnlyList<string> names, out int at) => new ExpressionParser(text.Trim(), names).Parse(out at);

    /// <summary>Value of the expression; NaN where it has none: a part has none, a division by zero, a logarithm or root of what has none, an overflow.</summary>
    /// <param name="values">One for each name; NaN = no value.</param>
    public double Evaluate(ReadOnlySpan<double> values)
    {
        // Each step adds at most one number to the stack, and there are no more steps than characters.
        Span<double> stack = stackalloc double[MostCharacters];
        var top = -1;
        foreach (var step in steps)
        {
            switch (step.Kind)
            {
                case ExpressionStepKind.Number:
                    stack[++top] = step.Number;
                    continue;
                case ExpressionStepKind.Name:
                    stack[++top] = values[(int)step.Number];
                    continue;
                case ExpressionStepKind.Negate:
                    stack[top] = -stack[top];
                    continue;
                case ExpressionStepKind.NaturalLogarithm:
                    stack[top] = Math.Log(stack[top]);
                    continue;
                case ExpressionStepKind.SquareRoot:
                    stack[top] = Math.Sqrt(stack[top]);
                    continue;
            }

            var right = stack[top--];
            stack[top] = step.Kind switch
            {
                ExpressionStepKind.Add => stack[top] + right,
                ExpressionStepKind.Subtract => stack[top] - right,
                ExpressionStepKind.Multiply => stack[top] * right,
                ExpressionStepKind.Least => Math.Min(stack[top], right),
                ExpressionStepKind.Most => Math.Max(stack[top], right),
                _ => right == 0 ? double.NaN : stack[top] / right,
            };
        }

        return double.IsFinite(stack[0]) ? stack[0] : double.NaN;
    }

    /// <summary>The text with other words in place of the names.</summary>
    /// <param name="words">One for each name.</param>
    public string Write(IReadOnlyList<string> words)
    {
        var (written, from) = (new StringBuilder(), 0);
        foreach (var mention in mentions)
        {
            written.Append(Text, from, mention.Start - from).Append(words[mention.Name]);
            from = mention.Start + mention.Length;
        }

        return written.Append(Text, from, Text.Length - from).ToString();
    }

    /// <param name="Start">Where a name stands in the text.</param>
    /// <param name="Length">Its characters.</param>
    /// <param name="Name">Its position.</param>
    internal readonly record struct Mention(int Start, int Length, int Name);
}
