using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Numerics.Expressions;
using Sinan.Stages.Decide.Contracts;

namespace Sinan.Stages.Decide.Domain;

/// <summary>A way to score needs, as a formula over their inputs.</summary>
/// <param name="Method">Which way.</param>
/// <param name="Expression">Over <see cref="NeedInputs.Names"/>.</param>
sealed record ScoreFormula(RankMethod Method, Expression Expression)
{
    /// <summary>Names of the inputs that it takes.</summary>
    public ImmutableArray<string> Inputs => [.. Expression.Names.Select(n => NeedInputs.Names[n])];

    /// <param name="method">Which way.</param>
    /// <param name="own">The team's own formula, where that is the way.</param>
    /// <returns>Problem: "decide.formula", with the place of the first character that does not fit.</returns>
    public static Outcome<ScoreFormula> Of(RankMethod method, string? own = null)
    {
        var text = TextOf(method) ?? own ?? "";
        return Expression.TryParse(text, NeedInputs.Names, out var at) is { } expression
            ? new ScoreFormula(method, expression)
            : new Problem("decide.formula", ProblemKind.Invalid, Fact.Of("formula", text.Trim()), Fact.Count("at", at), Fact.Of("names", string.Join(", ", NeedInputs.Names)));
    }

    /// <summary>McBride 2016 (RICE), Ellis 2017 (ICE), Reinertsen 2009 (WSJF), Ulwick 2005 (opportunity), Berger et al. 1993 (Kano's better and worse); null for a formula of one's own.</summary>
    static string? TextOf(RankMethod method) => method switch
    {
        RankMethod.Rice => "reach * impact * confidence / effort",
        RankMethod.Ice => "impact * confidence * ease",
        RankMethod.Wsjf => "(value + criticality + risk) / size",
        RankMethod.Opportunity => "importance + max(importance - satisfaction, 0)",
        RankMethod.Kano => "better - worse",
        RankMethod.ValueEffort => "money / effort",
        _ => null,
    };

    /// <summary>Inputs that nobody has measured or said of a need and that the formula takes.</summary>
    public IEnumerable<string> Lacking(Need need) => Inputs.SelectMany(name => Basis(need, name)).Where(name => NeedInputs.Value(need, name) is not { IsKnown: true }).Distinct();

    /// <summary>Points that nobody entered come from other inputs; criticality, risk and size are always there.</summary>
    static string[] Basis(Need need, string name) => name switch
    {
        "value" when !need.Inputs.ContainsKey(name) => ["reach", "impact"],
        "criticality" or "risk" or "size" => [],
        _ => [name],
    };
}
