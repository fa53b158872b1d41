using System.Collections.Immutable;
using System.Globalization;

namespace Sinan.Numerics.Expressions;

/// <summary>Reads sum = product {(+|−) product}; product = factor {(*|/) factor}; factor = −factor | number | name | function ( sum {, sum} ) | ( sum ).</summary>
sealed class ExpressionParser(string text, IReadOnlyList<string> names)
{
    readonly ImmutableArray<ExpressionStep>.Builder steps = ImmutableArray.CreateBuilder<ExpressionStep>();
    readonly ImmutableArray<Expression.Mention>.Builder mentions = ImmutableArray.CreateBuilder<Expression.Mention>();
    int at;

    public Expression? Parse(out int stop)
    {
        var isRead = text.Length <= Expression.MostCharacters && Sum() && Next == '\0';
        stop = isRead ? 0 : Math.Min(at + 1, Expression.MostCharacters + 1);
        return isRead ? new Expression(text, steps.ToImmutable(), mentions.ToImmutable()) : null;
    }

    /// <summary>The next character that is no space, in its plain form; '\0' at the end.</summary>
    char Next
    {
        get
        {
            while (at < text.Length && char.IsWhiteSpace(text[at]))
                at++;
            return at == text.Length ? '\0' : text[at] switch { '−' => '-', '×' => '*', '÷' => '/', '（' => '(', '）' => ')', '，' => ',', var c => c };
        }
    }

    bool Take(char wanted)
    {
        if (Next != wanted)
            return false;
        at++;
        return true;
    }

    bool Sum() => Chain(Product, '+', ExpressionStepKind.Add, '-', ExpressionStepKind.Subtract);

    bool Product() => Chain(Factor, '*', ExpressionStepKind.Multiply, '/', ExpressionStepKind.Divide);

    /// <summary>Operands between operators of one rank, from left to right.</summary>
    bool Chain(Func<bool> operand, char first, ExpressionStepKind firstKind, char second, ExpressionStepKind secondKind)
    {
        if (!operand())
            return false;
        while (Next is var sign && (sign == first || sign == second))
        {
            at++;
            if (!operand())
                return false;
            steps.Add(new ExpressionStep(sign == first ? firstKind : secondKind));
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
                steps.Add(new ExpressionStep(ExpressionStepKind.Negate));
                return true;
            case '(':
                at++;
                return Sum() && Take(')');
            case >= '0' and <= '9' or '.':
                return Number();
            case var letter when char.IsAsciiLetter(letter):
                return Word();
            default:
                return false;
        }
    }

    bool Word()
    {
        var (start, end) = (at, at);
        while (end < text.Length && char.IsAsciiLetterOrDigit(text[end]))
            end++;
        var word = text[start..end];
        for (var name = 0; name < names.Count; name++)
        {
            if (!names[name].Equals(word, StringComparison.OrdinalIgnoreCase))
                continue;
            at = end;
            steps.Add(new ExpressionStep(ExpressionStepKind.Name, name));
            mentions.Add(new Expression.Mention(start, end - start, name));
            return true;
        }

        var isMany = word.ToLowerInvariant() is "min" or "max";
        if (FunctionOf(word) is not { } function)
            return false;
        at = end;
        if (!Take('(') || !Sum())
            return false;
        while (isMany && Take(','))
        {
            if (!Sum())
                return false;
            steps.Add(new ExpressionStep(function));
        }

        if (!isMany)
            steps.Add(new ExpressionStep(function));
        return Take(')');
    }

    static ExpressionStepKind? FunctionOf(string word) => word.ToLowerInvariant() switch
    {
        "min" => ExpressionStepKind.Least,
        "max" => ExpressionStepKind.Most,
        "ln" => ExpressionStepKind.NaturalLogarithm,
        "sqrt" => ExpressionStepKind.SquareRoot,
        _ => null,
    };

    bool Number()
    {
        var end = at;
        while (end < text.Length && (char.IsAsciiDigit(text[end]) || text[end] == '.'))
            end++;
        if (!double.TryParse(text.AsSpan(at, end - at), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            return false;
        at = end;
        steps.Add(new ExpressionStep(ExpressionStepKind.Number, number));
        return true;
    }
}
