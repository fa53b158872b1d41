using System.Collections.Immutable;
using Sinan.Kernel;

namespace Sinan.Stages.Listen.Contracts;

/// <summary>What people answered about versions of a design.</summary>
public interface IDesignSurveys
{
    /// <summary>Published versions of surveys about a design, newest survey first, then newest version.</summary>
    /// <param name="path">Page of the design: "/deliver/initiatives/5/prototype".</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    Task<IReadOnlyList<DesignSurvey>> ListAsync(string path, CancellationToken cancellationToken);
}

/// <param name="Survey">Survey.</param>
/// <param name="Version">Version of the survey.</param>
/// <param name="Title">As its author calls it.</param>
/// <param name="DesignVersion">Version of the design that people were asked about.</param>
/// <param name="Sentence">How many answered, and how sure shares are.</param>
/// <param name="Answers">The answer to each question that was answered.</param>
public sealed record DesignSurvey(long Survey, int Version, string Title, string DesignVersion, Phrase Sentence, ImmutableArray<DesignAnswer> Answers);

/// <param name="Question">Its words.</param>
/// <param name="Sentence">The answer in a sentence, with interval and evidence.</param>
public sealed record DesignAnswer(string Question, Phrase Sentence);
