using System.Collections.Immutable;

namespace Sinan.Stages.Deliver.Domain.Documents;

/// <summary>The words of a document line by line, without numbers of evidence: what two versions are compared by.</summary>
static class PlainText
{
    /// <summary>Headings begin with "#" by their level; the cells of a row are parted by " | ".</summary>
    public static ImmutableArray<string> Lines(TypesetDocument document) => [document.Title.Plain, .. document.Blocks.SelectMany(Lines)];

    static IEnumerable<string> Lines(TypesetBlock block) => block switch
    {
        TypesetHeading h => [new string('#', h.Level) + " " + h.Text.Plain],
        TypesetParagraph p => [p.Text.Plain],
        TypesetList l => l.Items.Select(i => "– " + i.Plain),
        TypesetQuotes q => q.Sentences.Select(s => "> " + s),
        TypesetTable t => [Row(t.Columns.Select(c => c.Header)), .. t.Rows.Select(r => Row(r))],
        _ => [],
    };

    static string Row(IEnumerable<Line> cells) => string.Join(" | ", cells.Select(c => c.Plain));
}
