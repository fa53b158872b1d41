using Sinan.Kernel;
using Sinan.Stages.Learn.Data;
using Sinan.Stages.Learn.Domain;

namespace Sinan.Stages.Learn.Features.ShowLesson;

/// <param name="words">Language of the lesson.</param>
public sealed class ShowLessonHandler(LearnerStore learners, Localizer words)
{
    /// <returns>Problem: "learn.lesson.not_found".</returns>
    public async Task<Outcome<LessonView>> HandleAsync(ShowLesson request, CancellationToken cancellationToken)
    {
        if (Curriculum.Find(request.Lesson) is not { } lesson)
            return LearnDesk.NotFound(request.Lesson);
        var record = request.Account is { } account ? (await learners.FindAsync(account, cancellationToken)).Of(lesson.Id) : null;
        return new LessonView(
            lesson.Id, Words("title"), [.. Paragraphs(lesson)], Words("try"), lesson.Href, Words("ask"), Lesson.Options.ToDictionary(o => o.ToString(), o => Words(o.ToString())), record,
            record?.Done is null ? null : Words("why"));

        string Words(string part) => words[lesson.Key + "." + part];
    }

    IEnumerable<string> Paragraphs(Lesson lesson)
    {
        for (var n = 1; words.Has(FormattableString.Invariant($"{lesson.Key}.p{n}")); n++)
            yield return words[FormattableString.Invariant($"{lesson.Key}.p{n}")];
    }
}
