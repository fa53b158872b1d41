using System.Text.Json.Serialization;
using Sinan.Stages.Listen.Contracts;

namespace Sinan.Cli.Commands.Listen;

/// <summary>Themes as CLI.md promises them.</summary>
sealed record ThemesView(
    IReadOnlyList<ThemeLine> Themes, double NoiseShare, double Npmi, double Diversity, int Comments, double NegativeShare, SentimentChoice Sentiment,
    IReadOnlyList<LearnedWord> NewWords, long Seed, double Seconds)
{
    public static ThemesView Of(ThemeReport report, double seconds) => new(
        [.. report.Themes.Select(ThemeLine.Of)], report.NoiseShare.Value, report.Coherence, report.Diversity, report.Comments, report.NegativeShare.Value, report.Sentiment,
        report.NewWords, report.Seed, seconds);
}

/// <param name="Id">Theme.</param>
/// <param name="Name">Its most telling words.</param>
/// <param name="Language">"zh" or "en".</param>
/// <param name="Words">Up to ten terms.</param>
/// <param name="Size">Comments.</param>
/// <param name="Share">Of all comments.</param>
/// <param name="ShareCi95">Wilson's interval.</param>
/// <param name="NegativeShare">Of its comments.</param>
/// <param name="NegativeShareCi95">Wilson's interval.</param>
/// <param name="AskingShare">Of its comments.</param>
/// <param name="IsAsking">Whether asking stands out.</param>
/// <param name="Users">Known users.</param>
/// <param name="Trend">Recent share minus earlier; null without times.</param>
/// <param name="Burst">Wave; null without one.</param>
/// <param name="Examples">Comments that show it best.</param>
sealed record ThemeLine(
    string Id, string Name, string Language, IReadOnlyList<string> Words, int Size, double Share, double[] ShareCi95, double NegativeShare, double[] NegativeShareCi95,
    double AskingShare, bool IsAsking, int Users, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] TrendLine? Trend, BurstLine? Burst, IReadOnlyList<string> Examples)
{
    public static ThemeLine Of(Theme theme) => new(
        theme.Id, theme.Name, theme.Language, theme.Words, theme.Size, theme.Share.Value, Ends(theme.Share), theme.NegativeShare.Value, Ends(theme.NegativeShare),
        theme.AskingShare.Value, theme.IsAsking, theme.Users,
        theme.Trend is { } trend ? new TrendLine(trend.Direction, trend.Difference.Value, Ends(trend.Difference), trend.P) : null,
        theme.Burst is { } burst ? new BurstLine(burst.Week, burst.Observed, burst.Expected, burst.P) : null,
        [.. theme.Examples.Select(e => e.Text)]);

    static double[] Ends(ThemeFigure figure) => figure.Interval is { } interval ? [interval.Low, interval.High] : [];
}

sealed record TrendLine(string Direction, double Difference, double[] Ci95, double P);

sealed record BurstLine(DateTimeOffset Week, int Observed, double Expected, double P);
