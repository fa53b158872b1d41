using System.Buffers;
using System.Globalization;
using System.Text;

namespace Sinan.Stages.Deliver.Domain.Documents;

/// <summary>Writes CommonMark with tables; references are links to the appendix.</summary>
static class MarkdownRenderer
{
    static readonly SearchValues<char> special = SearchValues.Create("\\`*_{}[]()<>#+-.!|~&=:'\"@^$");

    public static byte[] Render(TypesetDocument document)
    {
        var text = new StringBuilder();
        text.Append("# ").Append(Write(document.Title)).Append("\n\n");
        foreach (var line in document.Lead)
            text.Append(Write(line)).Append("  \n");
        text.Append('\n');
        foreach (var block in document.Blocks)
            Add(text, block);
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    static void Add(StringBuilder text, TypesetBlock block)
    {
        switch (block)
        {
            case TypesetHeading h:
                text.Append('#', h.Level + 1).Append(' ').Append(Write(h.Text)).Append("\n\n");
                break;
            case TypesetParagraph p:
                text.Append(Write(p.Text)).Append("\n\n");
                break;
            case TypesetList l:
                foreach (var (n, item) in l.Items.Index())
                    text.Append(l.IsNumbered ? string.Create(CultureInfo.InvariantCulture, $"{n + 1}. ") : "- ").Append(Write(item)).Append('\n');
                text.Append('\n');
                break;
            case TypesetQuotes q:
                foreach (var sentence in q.Sentences)
                    text.Append("> ").Append(Escape(sentence)).Append("\n>\n");
                if (q.Source is not null)
                    text.Append("> ").Append(Write(q.Source)).Append('\n');
                text.Append('\n');
                break;
            case TypesetDiagram d:
                Add(text, d);
                break;
            case TypesetTable t:
                Add(text, t);
                break;
        }
    }

    static void Add(StringBuilder text, TypesetTable table)
    {
        text.Append("**").Append(Write(table.Caption)).Append("**\n\n| ");
        text.AppendJoin(" | ", table.Columns.Select(c => Write(c.Header))).Append(" |\n|");
        foreach (var column in table.Columns)
            text.Append(column.IsNumber ? " ---: |" : " --- |");
        text.Append('\n');
        foreach (var (n, row) in table.Rows.Index())
        {
            text.Append("| ");
            if (table.Anchors[n] > 0)
                text.Append(CultureInfo.InvariantCulture, $"<a id=\"e{table.Anchors[n]}\"></a>");
            text.AppendJoin(" | ", row.Select(Write)).Append(" |\n");
        }

        text.Append('\n');
    }

    /// <summary>A Mermaid flow chart: names stand in quotes, where only the quote itself means something.</summary>
    static void Add(StringBuilder text, TypesetDiagram diagram)
    {
        text.Append("```mermaid\nflowchart TD\n");
        foreach (var (n, box) in diagram.Boxes.Index())
            text.Append(CultureInfo.InvariantCulture, $"  b{n}[\"{box.Name.Replace("\"", "#quot;", StringComparison.Ordinal)}\"]\n");
        foreach (var (from, to) in diagram.Arrows)
            text.Append(CultureInfo.InvariantCulture, $"  b{from} --> b{to}\n");
        text.Append("```\n\n");
    }

    static string Write(Line line) => string.Concat(line.Runs.Select(Write));

    static string Write(Run run)
    {
        var text = run.IsFigure ? "**" + Escape(run.Text) + "**" : Escape(run.Text);
        return run.Reference > 0 ? string.Create(CultureInfo.InvariantCulture, $"{text}<sup>[{run.Reference}](#e{run.Reference})</sup>") : text;
    }

    /// <summary>Plain text: every character that could mean something is escaped, so that people's words stay words.</summary>
    static string Escape(string text)
    {
        if (text.AsSpan().IndexOfAny(special) < 0)
            return text;
        var escaped = new StringBuilder(text.Length + 16);
        var onlyDigits = true;
        foreach (var (n, c) in text.Index())
        {
            escaped.Append(c switch
            {
                // "1." at the beginning would start a list.
                '.' or ')' when n > 0 && onlyDigits => "\\" + c,
                '<' => "&lt;",
                '>' => "&gt;",
                '&' => "&amp;",
                // Stops, brackets and signs mean something only in some places; inside of words they stay readable.
                '.' or '(' or ')' or '-' or '+' or ':' or '\'' or '"' or '!' or '=' or '@' or '^' or '$' when n > 0 => c.ToString(),
                _ when special.Contains(c) => "\\" + c,
                _ => c.ToString(),
            });
            onlyDigits &= char.IsAsciiDigit(c);
        }

        return escaped.ToString();
    }
}
