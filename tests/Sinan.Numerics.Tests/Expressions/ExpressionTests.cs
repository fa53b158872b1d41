using Sinan.Numerics.Expressions;
using Sinan.Numerics.Random;

namespace Sinan.Numerics.Tests.Expressions;

/// <summary>Named values, functions and their errors; plain arithmetic is held against SQL by the formulas over series.</summary>
public sealed class ExpressionTests
{
    static readonly string[] names = ["reach", "impact", "effort"];

    // Worked by hand with reach 100, impact 2, effort 4.
    [Theory]
    [InlineData("reach * impact / effort", 50)]
    [InlineData("REACH × Impact ÷ effort", 50)]
    [InlineData("max(impact, effort) - min(impact, effort, 1)", 3)]
    [InlineData("sqrt(reach) + ln(1)", 10)]
    [InlineData("sqrt(reach * （impact + 2）)", 20)]
    [InlineData("max（impact，-effort）", 2)]
    [InlineData("ln(-1)", double.NaN)]
    [InlineData("ln(0)", double.NaN)]
    [InlineData("sqrt(0 - reach)", double.NaN)]
    [InlineData("reach / (effort - 4)", double.NaN)]
    public void Names_and_functions_mean_what_they_say(string text, double expected) =>
        Assert.Equal(expected, Expression.TryParse(text, names, out _)!.Evaluate([100, 2, 4]));

    [Theory]
    [InlineData("", 1)]
    [InlineData("reach *", 8)]
    [InlineData("reach * money", 9)]
    [InlineData("min(reach", 10)]
    [InlineData("ln(reach, impact)", 9)]
    [InlineData("max reach", 5)]
    [InlineData("reach; drop", 6)]
    [InlineData("reach.ToString()", 6)]
    [InlineData("exec(reach)", 1)]
    [InlineData("1.2.3", 1)]
    public void Anything_else_is_refused_with_its_place(string text, int at)
    {
        Assert.Null(Expression.TryParse(text, names, out var stopped));
        Assert.Equal(at, stopped);
    }

    [Theory]
    [InlineData("reach * impact / effort")]
    [InlineData("max(impact, effort - reach) - min(impact, -effort, 1) / (reach - 1)")]
    [InlineData("sqrt(reach) * ln(impact + effort) - 3")]
    [InlineData("1 / (reach / effort) + 2 * -impact")]
    public void Many_rows_at_once_are_the_same_to_the_last_bit_as_one_by_one(string text)
    {
        var (expression, random) = (Expression.TryParse(text, names, out _)!, new SplitMix64(8));
        // Zeros, ones, negative numbers and unknown ones among the others; lengths on both sides of a block.
        foreach (var rows in new[] { 1, 63, 64, 65, 500 })
        {
            var columns = Enumerable.Range(0, names.Length * rows).Select(_ => random.NextInt(10) switch { 0 => 0, 1 => 1, 2 => double.NaN, var n => (n - 5) * random.NextDouble() }).ToArray();
            var results = new double[rows];

            expression.Evaluate(columns, results);

            for (var row = 0; row < rows; row++)
                Assert.Equal(expression.Evaluate([columns[row], columns[rows + row], columns[(2 * rows) + row]]), results[row]);
        }
    }

    [Fact]
    public void A_text_that_is_too_long_is_refused() => Assert.Null(Expression.TryParse(new string('(', 120) + "reach" + new string(')', 120), names, out _));

    [Fact]
    public void It_knows_the_names_that_it_mentions()
    {
        var expression = Expression.TryParse("effort / (effort + reach)", names, out _)!;

        Assert.Equal([0, 2], expression.Names);
        Assert.Equal("days / (days + people)", expression.Write(["people", "how much", "days"]));
    }
}
