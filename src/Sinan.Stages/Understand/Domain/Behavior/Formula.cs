using Sinan.Kernel;
using Sinan.Numerics.Expressions;

namespace Sinan.Stages.Understand.Domain.Behavior;

/// <summary>Arithmetic over series named by letters: A is the first, B the second …; small letters count too. The language is that of <see cref="Expression"/>.</summary>
public sealed class Formula
{
    /// <summary>As many series as there are letters.</summary>
    public const int MostSeries = 26;

    /// <summary>Longest text, in characters.</summary>
    public const int MostCharacters = Expression.MostCharacters;

    readonly Expression expression;

    Formula(Expression expression) => this.expression = expression;

    /// <summary>As written, without spaces around it.</summary>
    public string Text => expression.Text;

    /// <param name="text">Such as "B / A".</param>
    /// <param name="series">Number of series it may name, 1 … 26.</param>
    /// <returns>Problem: "understand.trend.formula", with the place of the first character that does not fit.</returns>
    public static Outcome<Formula> Parse(string text, int series)
    {
        var letters = Enumerable.Range(0, series).Select(n => ((char)('A' + n)).ToString()).ToArray();
        return Expression.TryParse(text, letters, out var at) is { } expression
            ? new Formula(expression)
            : new Problem("understand.trend.formula", ProblemKind.Invalid, Fact.Of("formula", text.Trim()), Fact.Count("at", at), Fact.Of("last", letters[^1]));
    }

    /// <summary>Value of the formula; NaN where it has none.</summary>
    /// <param name="values">One for each series; NaN = no value.</param>
    public double Evaluate(ReadOnlySpan<double> values) => expression.Evaluate(values);

    /// <summary>The formula with the names of its series in place of the letters.</summary>
    public string Write(IReadOnlyList<string> names) => expression.Write(names);
}
