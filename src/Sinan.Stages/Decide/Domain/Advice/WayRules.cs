using Sinan.Stages.Decide.Contracts;

namespace Sinan.Stages.Decide.Domain.Advice;

/// <summary>What each way takes: measured figures where there are any, else rules of thumb. Ranges are wide on purpose; each names its source in the words "decide.advice.source".</summary>
static class WayRules
{
    /// <summary>Tokens that a prompt takes beside the case, and that an answer takes.</summary>
    static readonly Estimate prompt = new(400, 100, 1_500), answer = new(40, 5, 200);

    /// <summary>Tokens of a character: about 0.6 of a Chinese one and 0.3 of an English one, by what vendors publish.</summary>
    static readonly Estimate tokensOfCharacter = new(0.6, 0.25, 1);

    const double Million = 1e6, SecondsAnHour = 3600;

    public static RiskLevel Risk(AlternativeKind kind) => kind switch
    {
        AlternativeKind.Rule or AlternativeKind.Retrieval => RiskLevel.Low,
        AlternativeKind.Chat or AlternativeKind.RulesThenChat => RiskLevel.High,
        _ => RiskLevel.Medium,
    };

    /// <summary>Days of building, and labels that are still missing.</summary>
    public static AdviceFigure Build(AlternativeKind kind, AlternativeInputs inputs)
    {
        var days = kind switch
        {
            AlternativeKind.Nothing => new Estimate(0, 0, 0),
            AlternativeKind.Process => new Estimate(3, 1, 10),
            AlternativeKind.Rule => new Estimate(2, 1, 5),
            AlternativeKind.Retrieval => new Estimate(5, 2, 10),
            AlternativeKind.RulesThenChat => new Estimate(8, 3, 18),
            AlternativeKind.Chat => new Estimate(6, 2, 15),
            _ => new Estimate(12, 5, 30),
        };
        var work = Days(days, inputs);
        if (kind != AlternativeKind.OwnModel || inputs.Measured is not { } measured || measured.OwnRows <= measured.Rows)
            return work.WorkedOut("build");
        return (work + (inputs.Prices.Figure(PriceBook.Hour) * ((measured.OwnRows - measured.Rows) * inputs.LabelSeconds / SecondsAnHour))).WorkedOut("build.labels");
    }

    /// <summary>Upkeep in days, and what each case uses.</summary>
    public static AdviceFigure Monthly(AlternativeKind kind, AlternativeInputs inputs)
    {
        var upkeep = Days(kind switch
        {
            AlternativeKind.Nothing => new Estimate(0, 0, 0),
            AlternativeKind.Retrieval => new Estimate(0.5, 0.25, 1),
            AlternativeKind.OwnModel or AlternativeKind.RulesThenChat => new Estimate(1, 0.5, 3),
            _ => new Estimate(0.5, 0.2, 2),
        }, inputs);
        return kind switch
        {
            AlternativeKind.Process => (upkeep + (inputs.Cases * inputs.Prices.Figure(PriceBook.Hour) * (inputs.HandlingSeconds / SecondsAnHour))).WorkedOut("monthly.people"),
            AlternativeKind.Retrieval => (upkeep + inputs.Prices.Figure(PriceBook.Server) + (inputs.Cases * CaseTokens(inputs) * inputs.Prices.Figure(PriceBook.TokensEmbedded) * (1 / Million))).WorkedOut("monthly.embedding"),
            AlternativeKind.Chat => (upkeep + ChatTokens(inputs)).WorkedOut("monthly.chat"),
            AlternativeKind.RulesThenChat => (upkeep + (ChatTokens(inputs) * (1 - (inputs.Measured?.Covered ?? 0)))).WorkedOut(inputs.Measured is null ? "monthly.chat" : "monthly.rest"),
            AlternativeKind.OwnModel => (upkeep + inputs.Prices.Figure(PriceBook.Server)).WorkedOut("monthly.server"),
            _ => upkeep.WorkedOut("monthly.upkeep"),
        };
    }

    /// <summary>What a chat model reads and writes in a month.</summary>
    public static AdviceFigure ChatTokens(AlternativeInputs inputs)
    {
        var read = (CaseTokens(inputs) + Thumb(prompt)) * inputs.Prices.Figure(PriceBook.TokensRead);
        var written = Thumb(answer) * inputs.Prices.Figure(PriceBook.TokensWritten);
        return inputs.Cases * (read + written) * (1 / Million);
    }

    public static AdviceFigure? Latency(AlternativeKind kind, AlternativeInputs inputs) => kind switch
    {
        AlternativeKind.Nothing => null,
        AlternativeKind.Process => AdviceFigure.Rule("latency.people", 4 * SecondsAnHour, 600, 24 * SecondsAnHour),
        AlternativeKind.Rule => inputs.Measured is { Rule: not null } found ? MeasuredWays.Seconds(found.RuleSeconds) : AdviceFigure.Rule("latency.rule", 0.001, 0.0001, 0.01),
        AlternativeKind.Retrieval => inputs.Measured is { Retrieval: not null } found ? MeasuredWays.Seconds(found.RetrievalSeconds) : AdviceFigure.Rule("latency.retrieval", 0.05, 0.005, 0.3),
        AlternativeKind.OwnModel => inputs.Measured is { OwnSeconds: > 0 } found ? MeasuredWays.Seconds(found.OwnSeconds) : AdviceFigure.Rule("latency.own", 0.01, 0.001, 0.1),
        _ => AdviceFigure.Rule("latency.chat", 2, 0.5, 10),
    };

    public static AdviceFigure? Quality(AlternativeKind kind, AlternativeInputs inputs) => kind switch
    {
        AlternativeKind.Nothing => inputs.Measured?.Nothing,
        AlternativeKind.Process => inputs.Measured?.Person ?? AdviceFigure.Rule("quality.people", 0.9, 0.8, 0.97),
        AlternativeKind.Rule => inputs.Measured?.Rule ?? AdviceFigure.Rule("quality.rule", 0.7, 0.45, 0.88),
        AlternativeKind.Retrieval => inputs.Measured?.Retrieval ?? AdviceFigure.Rule("quality.retrieval", 0.75, 0.5, 0.9),
        AlternativeKind.Chat => Chat(inputs),
        AlternativeKind.RulesThenChat => Mixed(inputs),
        _ => inputs.Measured?.Own ?? AdviceFigure.Rule("quality.own", 0.87, 0.72, 0.96),
    };

    /// <summary>A chat model has to be tried on one's own cases; what others found lies far apart.</summary>
    static AdviceFigure Chat(AlternativeInputs inputs) =>
        inputs.Entered.TryGetValue(NeedWords.Code(AlternativeKind.Chat) + "." + Alternatives.Quality, out var tried) ? AdviceFigure.Entered(tried) : AdviceFigure.Rule("quality.chat", 0.85, 0.6, 0.95);

    /// <summary>Covered · precision + rest · chat; null before the rules were measured.</summary>
    static AdviceFigure? Mixed(AlternativeInputs inputs) =>
        inputs.Measured is { Precision: { } precision, Covered: var covered } ? ((precision * covered) + (Chat(inputs) * (1 - covered))).WorkedOut("quality.mixed") : null;

    static AdviceFigure CaseTokens(AlternativeInputs inputs) => inputs.Characters * Thumb(tokensOfCharacter);

    static AdviceFigure Days(Estimate days, AlternativeInputs inputs) => Thumb(days) * inputs.Prices.Figure(PriceBook.Day);

    static AdviceFigure Thumb(Estimate value) => new(value, FigureOrigin.RuleOfThumb, AdviceFigure.SourceOf("build"));
}
