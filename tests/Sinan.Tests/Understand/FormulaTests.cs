using System.Globalization;
using Sinan.Numerics.Random;
using Sinan.Numerics.Tests.Behavior;
using Sinan.Stages.Understand.Domain.Behavior;

namespace Sinan.Tests.Understand;

/// <summary>Formulas over series: random ones against the arithmetic of DuckDB, which gives NULL for a division by zero.</summary>
public sealed class FormulaTests
{
    const int Formulas = 1000;

    [Fact]
    public void Random_formulas_equal_the_arithmetic_of_sql()
    {
        using var sql = new SqlAnswers();
        sql.Execute("set ieee_floating_point_ops = false");
        var random = new SplitMix64(7);
        var nulls = 0;
        for (var i = 0; i < Formulas; i++)
        {
            // Quarters from −2 to 2: zeros are frequent.
            var values = Enumerable.Range(0, 3).Select(_ => (random.NextInt(17) - 8) / 4.0).ToArray();
            var (text, query) = Random(random, 4);

            var ours = Formula.Parse(text, 3).Value.Evaluate(values);

            var theirs = sql.Rows($"select {query} from (select {string.Join(", ", values.Select((v, n) => $"{v.ToString(CultureInfo.InvariantCulture)}::double as {"abc"[n]}"))})")[0];
            nulls += theirs == "null" ? 1 : 0;
            Assert.Equal(theirs == "null" ? double.NaN : double.Parse(theirs, CultureInfo.InvariantCulture), ours);
        }

        Assert.InRange(nulls, 20, Formulas / 2);
    }

    [Theory]
    [InlineData("1 + 2 * 3", 7)]
    [InlineData("8 / 4 / 2", 1)]
    [InlineData("1 - 2 - 3", -4)]
    [InlineData("-(a + B) × .5", -4.5)]
    [InlineData("（A − 1）÷ 2", 0.5)]
    [InlineData("A / 0", double.NaN)]
    [InlineData("0 * (A / 0)", double.NaN)]
    public void Ranks_and_signs_are_those_of_school(string text, double expected) => Assert.Equal(expected, Formula.Parse(text, 2).Value.Evaluate([2, 7]));

    [Theory]
    [InlineData("", 1)]
    [InlineData("A +", 4)]
    [InlineData("(A", 3)]
    [InlineData("A)", 2)]
    [InlineData("A B", 3)]
    [InlineData("A * C", 5)]
    [InlineData("1.2.3", 1)]
    [InlineData("A ^ 2", 3)]
    public void Other_texts_say_where_they_stop(string text, int at)
    {
        var problem = Formula.Parse(text, 2).Problem;

        Assert.Equal("understand.trend.formula", problem.Code);
        Assert.Equal(at, problem.Facts.Single(f => f.Name == "at").Number);
    }

    [Fact]
    public void Long_and_deep_formulas_end_in_a_value_or_a_problem()
    {
        Assert.True(Formula.Parse(new string('(', 99) + "A" + new string(')', 99), 1).IsOk);
        Assert.False(Formula.Parse(new string('-', 200) + "A", 1).IsOk);
        Assert.Equal(100, Formula.Parse(string.Concat(Enumerable.Repeat("A+", 99)) + "A", 1).Value.Evaluate([1]));
    }

    [Fact]
    public void Names_stand_for_letters() => Assert.Equal("pay / (view - 2)", Formula.Parse("b / (A - 2)", 2).Value.Write(["view", "pay"]));

    /// <summary>The same formula for us and as SQL, where numbers are doubles.</summary>
    static (string Ours, string Sql) Random(SplitMix64 random, int depth)
    {
        var kind = depth == 0 ? random.NextInt(2) : random.NextInt(8);
        switch (kind)
        {
            case 0:
                var letter = "ABC"[random.NextInt(3)].ToString();
                return (letter, letter);
            case 1:
                var number = (random.NextInt(9) / 4.0).ToString(CultureInfo.InvariantCulture);
                return (number, $"cast({number} as double)");
            case 2:
                var negated = Random(random, depth - 1);
                return ($"- ({negated.Ours})", $"- ({negated.Sql})");
            case 3:
                var inner = Random(random, depth - 1);
                return ($"({inner.Ours})", $"({inner.Sql})");
            default:
                var (left, right, sign) = (Random(random, depth - 1), Random(random, depth - 1), "+-*/"[kind - 4]);
                return ($"{left.Ours} {sign} {right.Ours}", $"{left.Sql} {sign} {right.Sql}");
        }
    }
}
