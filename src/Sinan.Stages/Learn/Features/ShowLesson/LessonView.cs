using System.Text.Json.Serialization;
using Sinan.Stages.Learn.Domain;

namespace Sinan.Stages.Learn.Features.ShowLesson;

/// <summary>A lesson in the reader's language.</summary>
/// <param name="Id">"1-02".</param>
/// <param name="Title">Title.</param>
/// <param name="Paragraphs">The text; a paragraph that begins with "- " is a list item, words between backticks are code.</param>
/// <param name="Exercise">What to do on the sample workspace.</param>
/// <param name="Page">Page to do it on.</param>
/// <param name="Question">The question.</param>
/// <param name="Options">Its options, by letter.</param>
/// <param name="Record">What the account did with it; null before the first answer.</param>
/// <param name="Why">Why the right option is right; null before the lesson is done.</param>
public sealed record LessonView(
    string Id, string Title, IReadOnlyList<string> Paragraphs, string Exercise, string Page, string Question, IReadOnlyDictionary<string, string> Options, LessonRecord? Record, string? Why)
{
    /// <summary>The lesson itself, which knows the answer.</summary>
    [JsonIgnore]
    public Lesson Lesson => Curriculum.Find(Id)!;

    /// <summary>The lesson that follows; null at the end of the path.</summary>
    [JsonIgnore]
    public Lesson? Following => Curriculum.All.IndexOf(Lesson) + 1 is var next && next < Curriculum.All.Length ? Curriculum.All[next] : null;
}
