namespace Sinan.Stages.Listen.Domain.Surveys;

/// <summary>What was asked of a survey's answers.</summary>
/// <param name="Survey">Survey.</param>
/// <param name="Version">Version that was answered.</param>
/// <param name="Filter">Part of the answers; null = all.</param>
/// <param name="Weighted">Whether they were weighted.</param>
/// <param name="Columns">Question in the columns of a cross tab.</param>
public sealed record SurveyAsked(long Survey, int Version, string? Filter, bool Weighted, string? Columns = null);
