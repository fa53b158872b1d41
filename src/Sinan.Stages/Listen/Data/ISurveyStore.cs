using System.Collections.Immutable;
using Sinan.Stages.Listen.Domain.Surveys;

namespace Sinan.Stages.Listen.Data;

/// <summary>Surveys, their published versions and their answers, in the workspace's relational store.</summary>
public interface ISurveyStore
{
    Task<Survey> AddAsync(SurveyDefinition draft, string token, CancellationToken cancellationToken);

    /// <summary>Newest first.</summary>
    Task<IReadOnlyList<Survey>> ListAsync(CancellationToken cancellationToken);

    Task<Survey?> FindAsync(long id, CancellationToken cancellationToken);

    Task<Survey?> FindByTokenAsync(string token, CancellationToken cancellationToken);

    /// <summary>Replaces draft, state and token by those of the changed survey, in one transaction. False when it is not there.</summary>
    Task<bool> ChangeAsync(long id, Func<Survey, Survey> change, CancellationToken cancellationToken);

    /// <summary>Keeps the draft as the next version and opens the survey; the version, or null when it is not there.</summary>
    Task<int?> PublishAsync(long id, CancellationToken cancellationToken);

    Task<SurveyDefinition?> FindVersionAsync(long id, int version, CancellationToken cancellationToken);

    /// <summary>Keeps an answer unless one of its quotas is full; counts and answer in one transaction.</summary>
    Task<Submission> SubmitAsync(long id, SurveyAnswer answer, ImmutableArray<SurveyQuota> quotas, CancellationToken cancellationToken);

    /// <summary>Whether one of the quotas is full.</summary>
    Task<bool> IsFullAsync(long id, ImmutableArray<SurveyQuota> quotas, CancellationToken cancellationToken);

    /// <summary>One answer; null when the survey has none of this number.</summary>
    Task<SurveyAnswer?> FindAnswerAsync(long id, long no, CancellationToken cancellationToken);

    /// <summary>Removes an answer for good and gives its places in quotas back; the answer, or null when the survey has none of this number.</summary>
    Task<SurveyAnswer?> RemoveAnswerAsync(long id, long no, CancellationToken cancellationToken);

    /// <summary>Answers after a number, in order; version 0 = of all versions.</summary>
    Task<IReadOnlyList<SurveyAnswer>> AnswersAsync(long id, int version, long after, CancellationToken cancellationToken);
}
