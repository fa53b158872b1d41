using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Stages.Listen.Domain.Surveys;

namespace Sinan.Stages.Listen.Features.ShowSurvey;

/// <summary>What did people answer?</summary>
/// <param name="Id">Survey.</param>
/// <param name="Version">Version; null = the newest.</param>
/// <param name="Filter">"q1=2": only people who gave this answer (option from 0, or number of a scale) to a question; null = everybody.</param>
/// <param name="Weighted">Whether answers are weighted by the shares of the population that the survey knows.</param>
public sealed record ShowSurvey(long Id, int? Version = null, string? Filter = null, bool Weighted = false);

/// <summary>The answers to a survey.</summary>
public sealed record SurveyReport
{
    public required long Id { get; init; }

    public required string Title { get; init; }

    /// <summary>Version that was answered; 0 before the first.</summary>
    public required int Version { get; init; }

    /// <summary>Newest version.</summary>
    public required int Newest { get; init; }

    /// <summary>"draft", "open" or "closed".</summary>
    public required string State { get; init; }

    /// <summary>Document or design that the survey is about; empty for none.</summary>
    public required string Design { get; init; }

    public required string DesignVersion { get; init; }

    /// <summary>Page of the design in the workspace; empty for one elsewhere.</summary>
    public string DesignPath { get; init; } = "";

    /// <summary>Answers looked at.</summary>
    public required int Answers { get; init; }

    /// <summary>How many unweighted answers they are worth.</summary>
    public required double EffectiveAnswers { get; init; }

    /// <summary>Largest margin of a share, 0…1; null below 2 answers.</summary>
    public double? Margin { get; init; }

    public DateTimeOffset? First { get; init; }

    public DateTimeOffset? Last { get; init; }

    public bool Weighted { get; init; }

    /// <summary>Whether the survey knows shares of the population.</summary>
    public required bool CanWeight { get; init; }

    /// <summary>Answers that a filter can ask for: "q1=2" and its words.</summary>
    public required ImmutableArray<KeyValuePair<string, string>> Filters { get; init; }

    /// <summary>The whole in one sentence.</summary>
    public required Phrase Sentence { get; init; }

    public required ImmutableArray<QuestionResult> Questions { get; init; }

    public double Seconds { get; init; }
}
