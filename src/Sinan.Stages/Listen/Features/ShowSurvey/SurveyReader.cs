using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Sinan.Kernel;
using Sinan.Stages.Listen.Data;
using Sinan.Stages.Listen.Domain.Surveys;
using Sinan.Stages.Listen.Features.BuildSurvey;

namespace Sinan.Stages.Listen.Features.ShowSurvey;

/// <summary>Answers of a survey as asked for, with the version they answer.</summary>
/// <param name="Survey">The survey.</param>
/// <param name="Version">Version; 0 when none is published: the draft is shown without answers.</param>
/// <param name="Sample">Its answers, filtered and weighted.</param>
/// <param name="Data">Which answers these are.</param>
public sealed record SurveyReading(Survey Survey, int Version, SurveySample Sample, DataVersion Data);

/// <summary>Reads answers for those who show them.</summary>
public sealed class SurveyReader(ISurveyStore surveys)
{
    /// <returns>Problems: "listen.survey.not_found", "listen.survey.filter", "listen.survey.weights".</returns>
    public async Task<Outcome<SurveyReading>> ReadAsync(long id, int? wanted, string? filter, bool isWeighted, CancellationToken cancellationToken)
    {
        if (await surveys.FindAsync(id, cancellationToken) is not { } survey)
            return SurveyDesk.NotFound(id);
        var version = wanted ?? survey.Version;
        if ((version == 0 ? survey.Draft : await surveys.FindVersionAsync(id, version, cancellationToken)) is not { } asked)
            return SurveyDesk.NotFound(id);
        ImmutableArray<SurveyAnswer> answers = version == 0 ? [] : [.. await surveys.AnswersAsync(id, version, 0, cancellationToken)];
        var sample = new SurveySample(asked, answers, []);
        if (isWeighted)
        {
            // Weights make all answers look like the population; a filter then takes a part of them.
            if (SurveySample.Weighted(asked, answers) is not { } weighted)
                return new Problem("listen.survey.weights", ProblemKind.NotEnough);
            sample = weighted;
        }

        if (!string.IsNullOrEmpty(filter))
        {
            if (filter.Split('=') is not [var question, var text] || asked.Find(question) is not ({ IsOneNumber: true } or { Kind: QuestionKind.Multiple }) || !int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value))
                return new Problem("listen.survey.filter", ProblemKind.Invalid, Fact.Of("filter", filter));
            sample = sample.Where(a => a.Values.TryGetValue(question, out var given) && AnswerField.Numbers(given).Contains(value));
        }

        return new SurveyReading(survey, version, sample, VersionOf(id, version, sample.Answers));
    }

    /// <summary>Answers never change, so their numbers say which they are.</summary>
    static DataVersion VersionOf(long id, int version, ImmutableArray<SurveyAnswer> answers)
    {
        var content = string.Create(CultureInfo.InvariantCulture, $"survey {id} {version} {string.Join(',', answers.Select(a => a.No))}");
        return new DataVersion(
            Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)))[..16], 0, answers.Length, answers.IsEmpty ? null : answers[0].At, answers.IsEmpty ? null : answers[^1].At);
    }
}
