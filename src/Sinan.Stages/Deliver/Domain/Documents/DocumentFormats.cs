using System.Collections.Immutable;
using Sinan.Kernel;

namespace Sinan.Stages.Deliver.Domain.Documents;

/// <summary>The formats in which every document comes out.</summary>
static class DocumentFormats
{
    public static ImmutableArray<string> All { get; } = ["md", "html", "docx"];

    /// <summary>The formats asked for; all when none is named.</summary>
    /// <returns>Problem: "deliver.format.unknown".</returns>
    public static Outcome<ImmutableArray<string>> Read(ImmutableArray<string> asked) =>
        asked.IsDefaultOrEmpty ? All
        : asked.FirstOrDefault(f => !All.Contains(f)) is { } unknown ? new Problem("deliver.format.unknown", ProblemKind.Invalid, Fact.Of("format", unknown), Fact.Of("known", string.Join(", ", All)))
        : asked;

    public static byte[] Render(TypesetDocument page, string format) => format switch
    {
        "md" => MarkdownRenderer.Render(page),
        "html" => HtmlRenderer.Render(page),
        _ => DocxRenderer.Render(page),
    };

    public static string MediaTypeOf(string format) => format switch
    {
        "md" => "text/markdown; charset=utf-8",
        "html" => "text/html; charset=utf-8",
        _ => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    };
}
