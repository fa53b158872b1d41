using System.Collections.Immutable;
using System.Numerics.Tensors;
using System.Text;

namespace Sinan.Numerics.Expressions;

/// <summary>Arithmetic over named values: + − * /, parentheses, numbers, min(…), max(…), ln(…), sqrt(…). The signs × ÷ and full-width parentheses and commas count too;
/// case does not matter. There is nothing else in the language, so a text of a stranger can do no harm.</summary>
public sealed class Expression
{
    /// <summary>Longest text, in characters; bounds the depth of parentheses.</summary>
    public const int MostCharacters = 200;

    /// <summary>Rows that are worked on together: a stack of so many rows stays in the first cache.</summary>
    const int Block = 64;

    readonly ImmutableArray<ExpressionStep> steps;
    readonly ImmutableArray<Mention> mentions;
    readonly int depth;

    internal Expression(string text, ImmutableArray<ExpressionStep> steps, ImmutableArray<Mention> mentions)
    {
        (Text, this.steps, this.mentions) = (text, steps, mentions);
        depth = DepthOf(steps);
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
        Span<double> stack = stackalloc double[depth];
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

    /// <summary>Values over many rows at once, each the same to the last bit as <see cref="Evaluate(ReadOnlySpan{double})"/> gives of its row.</summary>
    /// <param name="columns">One column a name, one after the other, each as long as the results; those of names that it does not mention are not read.</param>
    /// <param name="results">One a row.</param>
    public void Evaluate(ReadOnlySpan<double> columns, Span<double> results)
    {
        Span<double> stack = stackalloc double[depth * Block];
        for (var from = 0; from < results.Length; from += Block)
        {
            var rows = Math.Min(Block, results.Length - from);
            var top = -1;
            foreach (var step in steps)
            {
                if (step.Kind == ExpressionStepKind.Number)
                    stack.Slice(++top * Block, rows).Fill(step.Number);
                else if (step.Kind == ExpressionStepKind.Name)
                    columns.Slice(((int)step.Number * results.Length) + from, rows).CopyTo(stack[(++top * Block)..]);
                else if (IsOfOne(step.Kind))
                    ApplyToOne(step.Kind, stack.Slice(top * Block, rows));
                else
                    ApplyToTwo(step.Kind, stack.Slice((top - 1) * Block, rows), stack.Slice(top-- * Block, rows));
            }

            for (var row = 0; row < rows; row++)
                results[from + row] = double.IsFinite(stack[row]) ? stack[row] : double.NaN;
        }
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

    static bool IsOfOne(ExpressionStepKind kind) => kind is ExpressionStepKind.Negate or ExpressionStepKind.NaturalLogarithm or ExpressionStepKind.SquareRoot;

    /// <summary>Most numbers that wait at the same time.</summary>
    static int DepthOf(ImmutableArray<ExpressionStep> steps)
    {
        var (top, most) = (0, 0);
        foreach (var step in steps)
        {
            top += step.Kind is ExpressionStepKind.Number or ExpressionStepKind.Name ? 1 : IsOfOne(step.Kind) ? 0 : -1;
            most = Math.Max(most, top);
        }

        return most;
    }

    static void ApplyToOne(ExpressionStepKind kind, Span<double> values)
    {
        switch (kind)
        {
            case ExpressionStepKind.Negate:
                TensorPrimitives.Negate(values, values);
                break;
            case ExpressionStepKind.SquareRoot:
                TensorPrimitives.Sqrt(values, values);
                break;
            default:
                // One by one: the vectorised logarithm differs in the last bit.
                foreach (ref var value in values)
                    value = Math.Log(value);
                break;
        }
    }

    static void ApplyToTwo(ExpressionStepKind kind, Span<double> left, ReadOnlySpan<double> right)
    {
        switch (kind)
        {
            case ExpressionStepKind.Add:
                TensorPrimitives.Add(left, right, left);
                break;
            case ExpressionStepKind.Subtract:
                TensorPrimitives.Subtract(left, right, left);
                break;
            case ExpressionStepKind.Multiply:
                TensorPrimitives.Multiply(left, right, left);
                break;
            case ExpressionStepKind.Least:
                TensorPrimitives.Min(left, right, left);
                break;
            case ExpressionStepKind.Most:
                TensorPrimitives.Max(left, right, left);
                break;
            default:
                for (var row = 0; row < left.Length; row++)
                    left[row] = right[row] == 0 ? double.NaN : left[row] / right[row];
                break;
        }
    }

    /// <param name="Start">Where a name stands in the text.</param>
    /// <param name="Length">Its characters.</param>
    /// <param name="Name">Its position.</param>
    internal readonly record struct Mention(int Start, int Length, int Name);
}
