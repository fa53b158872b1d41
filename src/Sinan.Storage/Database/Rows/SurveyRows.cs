using Sinan.Stages.Listen.Contracts;

namespace Sinan.Storage;

sealed class SurveyRow
{
    public long Id { get; init; }

    /// <summary>A survey's definition as JSON, and so are those of its versions.</summary>
    public required string Draft { get; set; }

    /// <summary>Newest published version; 0 before the first.</summary>
    public int Version { get; set; }

    public bool IsOpen { get; set; }

    public required string Token { get; set; }

    public required DateTimeOffset Created { get; init; }
}

sealed class SurveyVersionRow
{
    public long Id { get; init; }

    public required long SurveyId { get; init; }

    public required int Version { get; init; }

    public required string Definition { get; init; }

    public required DateTimeOffset Published { get; init; }
}

sealed class SurveyAnswerRow
{
    public long Id { get; init; }

    public required long SurveyId { get; init; }

    public required int Version { get; init; }

    /// <summary>Random name of the sheet; sent twice, it is kept once.</summary>
    public required string Sheet { get; init; }

    /// <summary>Entries by field name as JSON.</summary>
    public required string Answers { get; init; }

    public required DateTimeOffset At { get; init; }
}

/// <summary>Answers that counted for a quota.</summary>
sealed class SurveyCellRow
{
    public required long SurveyId { get; init; }

    public required string Cell { get; init; }

    public int Answers { get; init; }
}

sealed class InterviewRow
{
    public long Id { get; init; }

    public required string Title { get; init; }

    public required string Person { get; init; }

    public DateTimeOffset? Day { get; init; }

    public ResearchKind Kind { get; init; }

    /// <summary>The redacted transcript as a JSON list.</summary>
    public required string Sentences { get; init; }

    public required DateTimeOffset Created { get; init; }
}

sealed class InterviewCodeRow
{
    public long Id { get; init; }

    public required string Name { get; init; }

    /// <summary>Name in lower case, unique.</summary>
    public required string Key { get; init; }

    public required string Meaning { get; set; }
}

sealed class QuoteRow
{
    public long Id { get; init; }

    public required long InterviewId { get; init; }

    public required long CodeId { get; init; }

    public required int First { get; init; }

    public required int Last { get; init; }

    public required string Coder { get; init; }

    public string? Need { get; init; }
}
