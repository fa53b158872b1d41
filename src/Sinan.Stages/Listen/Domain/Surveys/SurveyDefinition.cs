using System.Collections.Immutable;

namespace Sinan.Stages.Listen.Domain.Surveys;

/// <summary>A survey as its author wrote it; each published state is kept as a version.</summary>
public sealed record SurveyDefinition
{
    public required string Title { get; init; }

    public string Intro { get; init; } = "";

    public string Thanks { get; init; } = "";

    public ImmutableArray<SurveyQuestion> Questions { get; init; } = [];

    /// <summary>Answers wanted in all; null = any number.</summary>
    public int? MostAnswers { get; init; }

    /// <summary>No answers from this moment on; null = open until somebody closes it.</summary>
    public DateTimeOffset? Closes { get; init; }

    /// <summary>The document or design that the survey is about; empty for none.</summary>
    public string Design { get; init; } = "";

    /// <summary>Version of <see cref="Design"/>.</summary>
    public string DesignVersion { get; init; } = "";

    /// <summary>Page of the design in the workspace, "/deliver/initiatives/5/prototype"; empty for a design elsewhere.</summary>
    public string DesignPath { get; init; } = "";

    /// <summary>Seed of designs and resamples.</summary>
    public long Seed { get; init; } = 1;

    public SurveyQuestion? Find(string? id) => Questions.FirstOrDefault(q => q.Id == id);

    /// <summary>The next free id.</summary>
    public string NextId => "q" + (1 + Questions.Select(q => int.TryParse(q.Id.AsSpan(1), out var n) ? n : 0).DefaultIfEmpty(0).Max()).ToString(System.Globalization.CultureInfo.InvariantCulture);
}
