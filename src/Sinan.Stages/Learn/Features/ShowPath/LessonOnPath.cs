namespace Sinan.Stages.Learn.Features.ShowPath;

/// <param name="Id">"1-02".</param>
/// <param name="Title">In the reader's language.</param>
/// <param name="Tries">Answers given; 0 before the first.</param>
/// <param name="Done">Day of the right one; null before it.</param>
public sealed record LessonOnPath(string Id, string Title, int Tries, DateOnly? Done)
{
    public string Href => "/learn/lessons/" + Id;
}
