using System.Security.Cryptography;
using System.Text;
using Sinan.Kernel;

namespace Sinan.Stages.Listen.Domain.Surveys;

/// <summary>Open answers as feedback, so that they join themes and needs.</summary>
public static class HeardAnswers
{
    /// <summary>One comment an open answer, of source "survey:{title}", with the rating that the same person gave.</summary>
    /// <param name="survey">The version that was answered.</param>
    /// <param name="answers">Its answers.</param>
    public static IEnumerable<FeedbackRow> Of(SurveyDefinition survey, IEnumerable<SurveyAnswer> answers) =>
        from answer in answers
        from question in survey.Questions
        where question.Kind == QuestionKind.Open
        let text = answer.Values.GetValueOrDefault(question.Id)
        where !string.IsNullOrWhiteSpace(text)
        select new FeedbackRow(IdOf(answer.Sheet, question.Id), null, answer.At, RatingOf(survey, question, answer), null, "survey:" + survey.Title, null, text) { Attachments = AnswerFiles.Of(answer, question.Id) };

    /// <summary>The rating question before the open one, else the first after it, scaled to 1…5: feedback of all sources shares one scale.</summary>
    static double? RatingOf(SurveyDefinition survey, SurveyQuestion open, SurveyAnswer answer)
    {
        var rated = survey.Questions.Where(q => q.IsScale && answer.Number(q.Id) is not null).ToArray();
        var question = rated.LastOrDefault(q => survey.Questions.IndexOf(q) < survey.Questions.IndexOf(open)) ?? rated.FirstOrDefault();
        return question is null ? null : 1 + (4.0 * (answer.Number(question.Id)!.Value - question.Scale.Low) / (question.Scale.High - question.Scale.Low));
    }

    /// <summary>Ids of the comments that an answer may have become.</summary>
    public static IEnumerable<UInt128> IdsOf(SurveyDefinition survey, SurveyAnswer answer) =>
        survey.Questions.Where(q => q.Kind == QuestionKind.Open && answer.Values.ContainsKey(q.Id)).Select(q => IdOf(answer.Sheet, q.Id));

    /// <summary>The same answer has the same id, so that it is heard once.</summary>
    static UInt128 IdOf(string sheet, string question) =>
        System.Buffers.Binary.BinaryPrimitives.ReadUInt128LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes($"survey {sheet} {question}")));
}
