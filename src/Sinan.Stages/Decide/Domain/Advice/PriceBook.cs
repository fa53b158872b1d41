using System.Collections.Immutable;
using Sinan.Stages.Decide.Contracts;

namespace Sinan.Stages.Decide.Domain.Advice;

/// <summary>Unit prices in CNY: defaults with their day, and what people entered; the latter kept under the setting <see cref="Key"/>.</summary>
/// <param name="Entered">By code.</param>
public sealed record PriceBook(ImmutableSortedDictionary<string, UnitPrice> Entered)
{
    public const string Key = "decide.prices";

    /// <summary>A day of those who build; an hour of those who label or handle cases.</summary>
    public const string Day = "day", Hour = "hour";

    /// <summary>A million tokens that a chat model reads, that it writes, and that are embedded.</summary>
    public const string TokensRead = "tokens_read", TokensWritten = "tokens_written", TokensEmbedded = "tokens_embedded";

    /// <summary>A small server for a month; a graphics processor of a data centre for an hour.</summary>
    public const string Server = "server", GpuHour = "gpu_hour";

    /// <summary>Day of the defaults.</summary>
    static readonly DateOnly then = new(2025, 10, 1);

    /// <summary>Tokens, servers and processors: spread of public price lists of Chinese clouds on that day. People: full cost in Chinese cities, a guess that teams replace.</summary>
    static readonly (string Code, Estimate Value)[] defaults =
    [
        (Day, new Estimate(1_500, 800, 2_500)), (Hour, new Estimate(60, 30, 100)), (TokensRead, new Estimate(2, 0.5, 8)), (TokensWritten, new Estimate(6, 1, 30)),
        (TokensEmbedded, new Estimate(0.5, 0.2, 1)), (Server, new Estimate(300, 100, 800)), (GpuHour, new Estimate(12, 5, 35)),
    ];

    public static PriceBook Empty { get; } = new(ImmutableSortedDictionary<string, UnitPrice>.Empty);

    /// <summary>All codes, in the order in which they are shown.</summary>
    public static ImmutableArray<string> Codes { get; } = [.. defaults.Select(d => d.Code)];

    public UnitPrice this[string code] => Entered.TryGetValue(code, out var own) ? own : new UnitPrice(defaults.First(d => d.Code == code).Value, then, IsEntered: false);

    public AdviceFigure Figure(string code) => this[code] is { IsEntered: true } own ? AdviceFigure.Entered(own.Value) : new AdviceFigure(this[code].Value, FigureOrigin.RuleOfThumb, AdviceFigure.SourceOf("price." + code));
}
