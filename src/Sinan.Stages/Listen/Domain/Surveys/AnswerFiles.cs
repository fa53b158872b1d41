using System.Collections.Immutable;
using System.Globalization;
using Sinan.Kernel;

namespace Sinan.Stages.Listen.Domain.Surveys;

/// <summary>The pictures, recordings and films of an open answer, as an entry of its sheet: "address kind bytes" of each, one a line.</summary>
public static class AnswerFiles
{
    const string Ending = ".files";

    /// <summary>Name of the entry, and of the field in the form: "q3.files".</summary>
    public static string Field(string question) => question + Ending;

    public static bool IsField(string field) => field.EndsWith(Ending, StringComparison.Ordinal);

    public static string Write(IEnumerable<FeedbackAttachment> files) => string.Join('\n', files.Select(f => string.Create(CultureInfo.InvariantCulture, $"{f.Address} {f.Media} {f.Bytes}")));

    /// <summary>In the order in which they were chosen.</summary>
    public static ImmutableArray<FeedbackAttachment> Of(SurveyAnswer answer, string question) =>
        answer.Values.TryGetValue(Field(question), out var kept)
            ? [.. kept.Split('\n').Select(line => line.Split(' ')).Select(p => new FeedbackAttachment(p[0], p[1], long.Parse(p[2], CultureInfo.InvariantCulture)))]
            : [];

    /// <summary>Where a file is read.</summary>
    /// <param name="survey">Survey.</param>
    /// <param name="answer">Number of the answer.</param>
    /// <param name="question">Id of the question.</param>
    /// <param name="place">From 1.</param>
    public static string PathOf(long survey, long answer, string question, int place) =>
        string.Create(CultureInfo.InvariantCulture, $"/api/v1/listen/surveys/{survey}/answers/{answer}/files/{question}/{place}");
}
