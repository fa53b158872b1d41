using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Sinan.Kernel;

namespace Sinan.Stages.Listen.Contracts;

/// <summary>What people say: the themes of all feedback, largest first, stored as the snapshot "listen.themes".</summary>
public sealed record ThemeReport
{
    /// <summary>Kind of the snapshot.</summary>
    public const string SnapshotKind = "listen.themes";

    /// <summary>Data that the report was computed from.</summary>
    public required DataVersion Data { get; init; }

    public required DateTimeOffset At { get; init; }

    public required long Seed { get; init; }

    /// <summary>Pieces of feedback read.</summary>
    public required int Comments { get; init; }

    /// <summary>Pieces by language: "zh", "en", "other".</summary>
    public required ImmutableArray<LanguageCount> Languages { get; init; }

    /// <summary>Share of all feedback that reads negative.</summary>
    public required ThemeFigure NegativeShare { get; init; }

    /// <summary>Share of feedback in no theme.</summary>
    public required ThemeFigure NoiseShare { get; init; }

    /// <summary>How sentiment was read, and the proof that it was the better way.</summary>
    public required SentimentChoice Sentiment { get; init; }

    public required ImmutableArray<Theme> Themes { get; init; }

    /// <summary>Whether the themes are factors of words instead of groups of comments.</summary>
    public bool AreFactors { get; init; }

    /// <summary>Words that the comments use and no dictionary holds, best first; learned for this reading.</summary>
    public ImmutableArray<LearnedWord> NewWords { get; init; } = [];

    /// <summary>Mean normalised pointwise mutual information of the themes' top words, −1…1; how much the words of a theme belong together.</summary>
    public double Coherence { get; init; }

    /// <summary>Share of distinct words among the themes' top words, 0…1.</summary>
    public double Diversity { get; init; }

    /// <summary>Themes of themes, largest first; every theme is in exactly one, some alone.</summary>
    public ImmutableArray<ThemeGroup> Groups { get; init; } = [];

    /// <summary>Themes that a person took out: found, but of no concern.</summary>
    public ImmutableArray<Theme> Excluded { get; init; } = [];

    /// <summary>Themes of earlier readings that are no more, newest first.</summary>
    public ImmutableArray<EndedTheme> Ended { get; init; } = [];

    /// <summary>The theme of this id, also when it was taken out.</summary>
    public Theme? Find(string id) => Themes.Concat(Excluded).FirstOrDefault(t => t.Id == id);
}

/// <param name="Language">"zh" or "en".</param>
/// <param name="Comments">Pieces of feedback.</param>
public sealed record LanguageCount(string Language, int Comments);

/// <summary>A figure with its interval and its evidence.</summary>
/// <param name="Value">Share 0…1, count or difference, as the property says.</param>
/// <param name="Interval">95 % interval; null when the figure is an exact count.</param>
/// <param name="Evidence">Where it is proved.</param>
public sealed record ThemeFigure(double Value, Interval? Interval, EvidenceId Evidence);

/// <summary>Something that many people say.</summary>
public sealed record Theme
{
    /// <summary>"t-" and the hash of the words with which it began; it stays when feedback comes in and the theme goes on.</summary>
    public required string Id { get; init; }

    /// <summary>Its most telling words when it began, or as a person named it; words of the users, never translated.</summary>
    public required string Name { get; init; }

    /// <summary>"zh" or "en": comments on one subject in two languages are two themes.</summary>
    public required string Language { get; init; }

    /// <summary>Up to ten words, most telling first.</summary>
    public required ImmutableArray<string> Words { get; init; }

    /// <summary>Pieces of feedback.</summary>
    public required int Size { get; init; }

    /// <summary>Part of all feedback, with Wilson interval.</summary>
    public required ThemeFigure Share { get; init; }

    /// <summary>Part of this theme that reads negative, with Wilson interval.</summary>
    public required ThemeFigure NegativeShare { get; init; }

    /// <summary>Part of this theme that asks for something, with Wilson interval.</summary>
    public required ThemeFigure AskingShare { get; init; }

    /// <summary>Whether asking stands out: its share is surely above that of all feedback.</summary>
    public required bool IsAsking { get; init; }

    /// <summary>Whether negativity stands out: its share is surely above that of all feedback.</summary>
    public required bool IsNegative { get; init; }

    /// <summary>Known users who said it.</summary>
    public required int Users { get; init; }

    /// <summary>Recent against earlier; null without times.</summary>
    public ThemeTrend? Trend { get; init; }

    /// <summary>The week in which it was said surprisingly often; null when there is none.</summary>
    public ThemeBurst? Burst { get; init; }

    /// <summary>Weeks from the first to the last of all feedback, gaps as zero; empty without times.</summary>
    public ImmutableArray<ThemeWeek> Weeks { get; init; } = [];

    /// <summary>What became of it from reading to reading, oldest first.</summary>
    public ImmutableArray<ThemeEvent> History { get; init; } = [];

    /// <summary>Whether a person wants it at the head of the list; it is kept however small it gets.</summary>
    public bool IsPinned { get; init; }

    /// <summary>Sentences that show it best, redacted.</summary>
    public ImmutableArray<ThemeExample> Examples { get; init; } = [];

    /// <summary>All evidence of this theme.</summary>
    [JsonIgnore]
    public IEnumerable<EvidenceId> Evidence
    {
        get
        {
            yield return Share.Evidence;
            yield return NegativeShare.Evidence;
            yield return AskingShare.Evidence;
            if (Trend is not null)
                yield return Trend.Difference.Evidence;
            if (Burst is not null)
                yield return Burst.Evidence;
        }
    }
}

/// <summary>How the theme's share of feedback changed: the last quarter of the time against the rest.</summary>
/// <param name="Split">Start of the recent part.</param>
/// <param name="Earlier">Share before, 0…1.</param>
/// <param name="Recent">Share since, 0…1.</param>
/// <param name="Difference">Recent − earlier, with Newcombe interval.</param>
/// <param name="P">Two-sided p-value, adjusted over all themes (Benjamini–Hochberg).</param>
public sealed record ThemeTrend(DateTimeOffset Split, double Earlier, double Recent, ThemeFigure Difference, double P)
{
    /// <summary>"rising", "falling" or "steady".</summary>
    public string Direction => P >= 0.05 ? "steady" : Difference.Value > 0 ? "rising" : "falling";
}

/// <summary>A wave: far more of a theme in one week than its other weeks make likely.</summary>
/// <param name="Week">Monday the week begins.</param>
/// <param name="Observed">Pieces in that week.</param>
/// <param name="Expected">Pieces expected from the theme's other weeks and that week's amount of feedback.</param>
/// <param name="P">p-value, adjusted over all themes and weeks (Benjamini–Hochberg).</param>
/// <param name="NegativeShare">Part of that week's pieces that read negative.</param>
/// <param name="Evidence">Where it is proved.</param>
public sealed record ThemeBurst(DateTimeOffset Week, int Observed, double Expected, double P, double NegativeShare, EvidenceId Evidence)
{
    /// <summary>Observed ÷ expected.</summary>
    public double Ratio => Expected > 0 ? Observed / Expected : double.PositiveInfinity;
}

/// <param name="Week">Monday the week begins, in the workspace's zone.</param>
/// <param name="Comments">Pieces of this theme.</param>
/// <param name="Negative">Of which negative.</param>
public sealed record ThemeWeek(DateTimeOffset Week, int Comments, int Negative);

/// <param name="No">Number of the feedback.</param>
/// <param name="Text">Redacted text.</param>
/// <param name="Sentiment">Probability of being positive, 0…1.</param>
/// <param name="Time">When it was said.</param>
/// <param name="Rating">As in the file.</param>
public sealed record ThemeExample(long No, string Text, double Sentiment, DateTimeOffset? Time, double? Rating);

/// <summary>Which reader of sentiment was used and why.</summary>
/// <param name="Method">"lexicon" or "linear".</param>
/// <param name="HeldOut">Held-out rated rows on which both were compared; 0 when there were too few ratings.</param>
/// <param name="LexiconAccuracy">On those rows; null without them.</param>
/// <param name="LinearAccuracy">On those rows; null without them.</param>
/// <param name="Gain">Linear − lexicon, paired, with interval; null without held-out rows.</param>
public sealed record SentimentChoice(string Method, int HeldOut, double? LexiconAccuracy, double? LinearAccuracy, ThemeFigure? Gain);

/// <param name="Text">Two to four Han characters.</param>
/// <param name="Count">Occurrences.</param>
public sealed record LearnedWord(string Text, int Count);
