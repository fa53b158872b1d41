using System.Collections.Immutable;

namespace Sinan.Stages.Listen.Contracts;

/// <summary>How the comments fall under the labels of one set, and how far that can be trusted; stored as the snapshot <see cref="KindOf"/>.</summary>
public sealed record LabelReport
{
    /// <summary>Kind of the snapshot of a set.</summary>
    public static string KindOf(string set) => "listen.labels." + set;

    /// <summary>Id of the set.</summary>
    public required string Set { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Pieces of feedback told.</summary>
    public required int Comments { get; init; }

    /// <summary>Comments that people had labelled, disputed ones left out.</summary>
    public required int Labelled { get; init; }

    /// <summary>"rules", "model" or "none".</summary>
    public required string Method { get; init; }

    /// <summary>Labelled comments of the random part, on which all measures rest.</summary>
    public required int Measured { get; init; }

    /// <summary>Share of right ones among the measured comments that get a label, with Wilson interval; null before any is labelled.</summary>
    public ThemeFigure? Accuracy { get; init; }

    /// <summary>Share of measured comments that get a label, with Wilson interval; the others are too doubtful.</summary>
    public ThemeFigure? Coverage { get; init; }

    /// <summary>Accuracy of the model less that of the rules, paired, doubtful ones included; null without both.</summary>
    public ThemeFigure? Gain { get; init; }

    /// <summary>Least confidence of a label; 0 = all are told.</summary>
    public double Threshold { get; init; }

    /// <summary>By label, in the order of the set.</summary>
    public required ImmutableArray<LabelFigures> Labels { get; init; }

    /// <summary>The label that most comments of a theme have, by theme.</summary>
    public ImmutableArray<ThemeLabel> Themes { get; init; } = [];

    /// <summary>Comments that the classifier would learn most from, best first.</summary>
    public ImmutableArray<long> Waiting { get; init; } = [];

    /// <summary>Labels that are probably wrong, the surest first.</summary>
    public ImmutableArray<SuspectedLabel> Suspects { get; init; } = [];

    /// <summary>Share of wrong labels by confident learning; null without a model. An estimate without interval.</summary>
    public double? SuspectedShare { get; init; }
}

/// <param name="Label">Label.</param>
/// <param name="Told">Comments under it, those of people and those told.</param>
/// <param name="Share">Part of all comments, put right by the random part, with interval; without one where the random part is too small.</param>
/// <param name="Precision">Share of right ones among the measured comments told to have it; null when none was.</param>
/// <param name="Recall">Share of those told to have it among the measured comments that have it; null when none has.</param>
public sealed record LabelFigures(string Label, int Told, ThemeFigure Share, ThemeFigure? Precision, ThemeFigure? Recall);

/// <param name="Theme">Theme.</param>
/// <param name="Label">Label of most of its comments.</param>
/// <param name="Share">Part of its comments with a label that have this one.</param>
public sealed record ThemeLabel(string Theme, string Label, ThemeFigure Share);

/// <param name="Comment">Number of the feedback.</param>
/// <param name="Given">Label that people gave it.</param>
/// <param name="Likely">Label that it surely is, by the classifier.</param>
/// <param name="Margin">Probability of the likely label less that of the given one.</param>
public sealed record SuspectedLabel(long Comment, string Given, string Likely, double Margin);
