namespace Sinan.Stages.Deliver.Domain.Requests;

/// <summary>What a team raises.</summary>
public enum IssueKind
{
    /// <summary>Something to settle with the algorithm team.</summary>
    Question,

    /// <summary>Something that does not work.</summary>
    Defect,

    /// <summary>The samples are uneven: data of a rare situation are missing.</summary>
    LongTailData,
}
