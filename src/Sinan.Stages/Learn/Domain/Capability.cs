using System.Collections.Immutable;

namespace Sinan.Stages.Learn.Domain;

/// <summary>
/// Something that models can do, for people who do not build them. Words: "learn.can.{Name}", ".well" (what it does well), ".fails" (where it fails) and ".example", which names
/// things of the workspace: {theme}, {other} (two topics of its comments) and {need}.
/// </summary>
/// <param name="Name">"sort" …</param>
/// <param name="Page">Page where it can be tried or is the question already.</param>
/// <param name="Lesson">Lesson that explains it.</param>
public sealed record Capability(string Name, string Page, string Lesson)
{
    public static ImmutableArray<Capability> All { get; } =
    [
        new("sort", "/listen/labels", "1-07"), new("extract", "/listen/comments", "1-08"), new("condense", "/listen", "1-03"), new("rewrite", "/documents", "1-03"),
        new("draft", "/decide/ideas", "1-04"), new("find", "/listen/comments", "2-01"), new("group", "/listen/duplicates", "2-04"), new("converse", "/collect/widget", "2-07"),
        new("predict", "/understand/predict", "3-02"), new("picture", "/decide/ideas", "4-05"),
    ];

    public string Key => "learn.can." + Name;
}
