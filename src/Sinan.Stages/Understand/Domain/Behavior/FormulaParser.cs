using System.Collections.Immutable;
using System.Globalization;
using Sinan.Kernel;

namespace Sinan.Stages.Understand.Domain.Behavior;

/// <summary>Reads sum = product {(+|−) product}; product = factor {(*|/) factor}; factor = −factor | number | letter | ( sum ).</summary>
sealed class FormulaParser(string text, int series)
{
    readonly ImmutableArray<FormulaStep>.Builder steps = ImmutableArray.CreateBuilder<FormulaStep>();
    int at;

    public Outcome<Formula> Parse() =>
        text.Length <= Formula.MostCharacters && Sum() && Next == '\0'
            ? new Formula(text, steps.ToImmutable())
            : new Problem(
                "understand.trend.formula", ProblemKind.Invalid, Fact.Of("formula", text), Fact.Count("at", Math.Min(at + 1, Formula.MostCharacters + 1)),
                Fact.Of("last", ((char)('A' + series - 1)).ToString()));

    /// <summary>The next character that is no space, in its plain form; '\0' at the end.</summary>
    char Next
    {
        get
        {
            while (at < text.Length && char.IsWhiteSpace(text[at]))
                at++;
            return at == text.Length ? '\0' : text[at] switch { '−' => '-', '×' => '*', '÷' => '/', '（' => '(', '）' => ')', var c => char.ToUpperInvariant(c) };
        }
    }

    bool Sum() => Chain(Product, '+', FormulaStepKind.Add, '-', FormulaStepKind.Subtract);

    bool Product() => Chain(Factor, '*', FormulaStepKind.Multiply, '/', FormulaStepKind.Divide);

    /// <summary>Operands between operators of one rank, from left to right.</summary>
    bool Chain(Func<bool> operand, char first, FormulaStepKind firstKind, char second, FormulaStepKind secondKind)
    {
        if (!operand())
            return false;
        while (Next is var sign && (sign == first || sign == second))
        {
            at++;
            if (!operand())
                return false;
            steps.Add(new FormulaStep(sign == first ? firstKind : secondKind));
        }

        return true;
    }

    bool Factor()
    {
        switch (Next)
        {
            case '-':
                at++;
                if (!Factor())
                    return false;
                steps.Add(new FormulaStep(FormulaStepKind.Negate));
                return true;
            case '(':
                at++;
                if (!Sum() || Next != ')')
                    return false;
                at++;
                return true;
            case >= 'A' and <= 'Z' and var letter when letter - 'A' < series:
                at++;
                steps.Add(new FormulaStep(FormulaStepKind.Series, letter - 'A'));
                return true;
            case >= '0' and <= '9' or '.':
                return Number();
            default:
                return false;
        }
    }

    bool Number()
    {
        var end = at;
        while (end < text.Length && (char.IsAsciiDigit(text[end]) || text[end] == '.'))
            end++;
        if (!double.TryParse(text.AsSpan(at, end - at), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            return false;
        at = end;
        steps.Add(new FormulaStep(FormulaStepKind.Number, number));
        return true;
    }
}
