using System.Globalization;
using System.Net;
using System.Text;

namespace Sinan.Stages.Deliver.Domain.Documents;

/// <summary>Writes one self-contained page that prints clean on A4: no script, nothing loaded from elsewhere.</summary>
static class HtmlRenderer
{
    const string Style = """
        :root{color-scheme:light}*{box-sizing:border-box}
        body{margin:0 auto;max-width:190mm;padding:24px 16px 64px;color:#1d273b;background:#fff;font:15px/1.65 system-ui,"Noto Sans SC","PingFang SC","Microsoft YaHei",sans-serif;font-variant-numeric:tabular-nums}
        h1{font-size:26px;line-height:1.3;margin:0 0 8px}h2{font-size:19px;margin:32px 0 8px;padding-top:8px;border-top:1px solid #dce1e7}h3{font-size:16px;margin:24px 0 4px}
        body{counter-reset:chapter}h2{counter-increment:chapter;counter-reset:section}h2::before{content:counter(chapter) "  "}h3{counter-increment:section}h3::before{content:counter(chapter) "." counter(section) "  "}
        .lead{color:#5a6779;margin:0}nav ol{columns:2;padding-left:1.4em}nav a,sup a{color:#3b5bdb;text-decoration:none}nav a:hover,sup a:hover,nav a:focus,sup a:focus{text-decoration:underline}
        table{border-collapse:collapse;width:100%;margin:8px 0 16px;font-size:13px}caption{text-align:left;font-weight:600;padding:4px 0}
        th,td{border-bottom:1px solid #dce1e7;padding:6px 8px;text-align:left;vertical-align:top;overflow-wrap:anywhere}th{color:#5a6779;font-weight:600}.n{text-align:right}
        blockquote{margin:8px 0;padding:4px 16px;border-left:3px solid #c8d0f0;color:#3c4657}blockquote p{margin:4px 0}sup{line-height:0}
        .scroll{overflow-x:auto}svg.flow{max-width:100%;height:auto}
        @page{size:A4;margin:18mm 16mm}@media print{body{max-width:none;padding:0;font-size:10.5pt}h2,h3{break-after:avoid}tr,blockquote p,li{break-inside:avoid}thead{display:table-header-group}nav{display:none}a{color:inherit}}
        """;

    public static byte[] Render(TypesetDocument document)
    {
        var html = new StringBuilder();
        html.Append("<!doctype html>\n<html lang=\"").Append(document.Lang.Code).Append("\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">")
            .Append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\"><title>").Append(Escape(document.Title.Plain)).Append("</title><style>").Append(Style).Append("</style></head><body>\n<header><h1>")
            .Append(Write(document.Title)).Append("</h1>\n");
        foreach (var line in document.Lead)
            html.Append("<p class=\"lead\">").Append(Write(line)).Append("</p>\n");
        html.Append("</header>\n<nav aria-label=\"").Append(Escape(document.ContentsWord)).Append("\"><ol>");
        var chapters = document.Blocks.OfType<TypesetHeading>().Where(h => h.Level == 1).ToList();
        foreach (var (n, chapter) in chapters.Index())
            html.Append(CultureInfo.InvariantCulture, $"<li><a href=\"#c{n + 1}\">").Append(Escape(chapter.Text.Plain)).Append("</a></li>");
        html.Append("</ol></nav>\n<main>\n");
        foreach (var block in document.Blocks)
            Add(html, block, chapters);
        return Encoding.UTF8.GetBytes(html.Append("</main></body></html>\n").ToString());
    }

    static void Add(StringBuilder html, TypesetBlock block, List<TypesetHeading> chapters)
    {
        switch (block)
        {
            case TypesetHeading { Level: 1 } h:
                html.Append(CultureInfo.InvariantCulture, $"<h2 id=\"c{chapters.IndexOf(h) + 1}\">").Append(Write(h.Text)).Append("</h2>\n");
                break;
            case TypesetHeading h:
                html.Append("<h3>").Append(Write(h.Text)).Append("</h3>\n");
                break;
            case TypesetParagraph p:
                html.Append("<p>").Append(Write(p.Text)).Append("</p>\n");
                break;
            case TypesetList l:
                html.Append(l.IsNumbered ? "<ol>" : "<ul>");
                foreach (var item in l.Items)
                    html.Append("<li>").Append(Write(item)).Append("</li>");
                html.Append(l.IsNumbered ? "</ol>\n" : "</ul>\n");
                break;
            case TypesetQuotes q:
                html.Append("<blockquote>");
                foreach (var sentence in q.Sentences)
                    html.Append("<p>").Append(Escape(sentence)).Append("</p>");
                if (q.Source is not null)
                    html.Append("<p class=\"lead\">").Append(Write(q.Source)).Append("</p>");
                html.Append("</blockquote>\n");
                break;
            case TypesetDiagram d:
                DiagramSvg.Write(html, d);
                break;
            case TypesetTable t:
                Add(html, t);
                break;
        }
    }

    static void Add(StringBuilder html, TypesetTable table)
    {
        var total = table.Columns.Sum(c => c.Weight);
        html.Append("<div class=\"scroll\" tabindex=\"0\"><table><caption>").Append(Write(table.Caption)).Append("</caption><colgroup>");
        foreach (var column in table.Columns)
            html.Append(CultureInfo.InvariantCulture, $"<col style=\"width:{100.0 * column.Weight / total:0.#}%\">");
        html.Append("</colgroup><thead><tr>");
        foreach (var column in table.Columns)
            html.Append(column.IsNumber ? "<th scope=\"col\" class=\"n\">" : "<th scope=\"col\">").Append(Write(column.Header)).Append("</th>");
        html.Append("</tr></thead><tbody>\n");
        foreach (var (n, row) in table.Rows.Index())
        {
            html.Append(table.Anchors[n] > 0 ? string.Create(CultureInfo.InvariantCulture, $"<tr id=\"e{table.Anchors[n]}\">") : "<tr>");
            foreach (var (c, cell) in row.Index())
                html.Append(table.Columns[c].IsNumber ? "<td class=\"n\">" : "<td>").Append(Write(cell)).Append("</td>");
            html.Append("</tr>\n");
        }

        html.Append("</tbody></table></div>\n");
    }

    static string Write(Line line) => string.Concat(line.Runs.Select(Write));

    static string Write(Run run)
    {
        var text = run.IsFigure ? "<b>" + Escape(run.Text) + "</b>" : Escape(run.Text);
        return run.Reference > 0 ? string.Create(CultureInfo.InvariantCulture, $"{text}<sup><a href=\"#e{run.Reference}\">[{run.Reference}]</a></sup>") : text;
    }

    static string Escape(string text) => WebUtility.HtmlEncode(text);
}
