using System.Globalization;
using System.Net;
using System.Text;

namespace Sinan.Stages.Deliver.Domain.Documents;

/// <summary>Draws a diagram as inline SVG: layers from top to bottom, arrows down the sheet, arrows back along its right edge.</summary>
/// <remarks>Colours are those of the text around it, so that it reads on light, dark and paper. The table behind it tells the same.</remarks>
static class DiagramSvg
{
    const int Width = 720, BoxHeight = 40, Step = 76, Gap = 16, Margin = 8, BackRoom = 28;

    /// <summary>Widths of a Han and of another character in 13 px letters.</summary>
    const double HanWidth = 13, LatinWidth = 7.2;

    public static void Write(StringBuilder html, TypesetDiagram diagram)
    {
        var places = Places(diagram);
        var height = (2 * Margin) + BoxHeight + (Step * diagram.Boxes.Max(b => b.Layer));
        html.Append(CultureInfo.InvariantCulture, $"<svg class=\"flow\" viewBox=\"0 0 {Width} {height}\" width=\"{Width}\" height=\"{height}\" role=\"img\" aria-label=\"")
            .Append(WebUtility.HtmlEncode(diagram.Caption.Plain)).Append("\" font-size=\"13\" fill=\"none\" stroke=\"currentColor\">");
        foreach (var (from, to) in diagram.Arrows)
            Arrow(html, places[from], places[to]);
        foreach (var (n, box) in diagram.Boxes.Index())
        {
            var (x, y, width) = places[n];
            html.Append(CultureInfo.InvariantCulture, $"<rect x=\"{x:0.#}\" y=\"{y}\" width=\"{width:0.#}\" height=\"{BoxHeight}\" rx=\"6\"/><text x=\"{x + (width / 2):0.#}\" y=\"{y + 25}\" text-anchor=\"middle\" fill=\"currentColor\" stroke=\"none\">")
                .Append(WebUtility.HtmlEncode(Fitted(box.Name, width - 12))).Append("</text>");
        }

        html.Append("</svg>\n");
    }

    static List<(double X, int Y, double Width)> Places(TypesetDiagram diagram)
    {
        var sizes = diagram.Boxes.CountBy(b => b.Layer).ToDictionary();
        var placed = new Dictionary<int, int>();
        var places = new List<(double, int, double)>();
        foreach (var (_, layer) in diagram.Boxes)
        {
            var width = Math.Min(220, (Width - BackRoom - (2 * Margin) - (Gap * (sizes[layer] - 1))) / (double)sizes[layer]);
            var start = (Width - BackRoom - (width * sizes[layer]) - (Gap * (sizes[layer] - 1))) / 2;
            var n = placed[layer] = placed.GetValueOrDefault(layer, -1) + 1;
            places.Add((start + (n * (width + Gap)), Margin + (layer * Step), width));
        }

        return places;
    }

    static void Arrow(StringBuilder html, (double X, int Y, double Width) from, (double X, int Y, double Width) to)
    {
        var (x, tip) = (to.X + (to.Width / 2), (double)to.Y);
        if (to.Y > from.Y)
        {
            html.Append(CultureInfo.InvariantCulture, $"<path d=\"M{from.X + (from.Width / 2):0.#} {from.Y + BoxHeight}L{x:0.#} {tip:0.#}\"/>");
        }
        else
        {
            // Back to an earlier layer: out to the right edge, up, and in from the right.
            (x, tip) = (to.X + to.Width, to.Y + (BoxHeight / 2.0));
            html.Append(CultureInfo.InvariantCulture, $"<path stroke-dasharray=\"4 3\" d=\"M{from.X + from.Width:0.#} {from.Y + (BoxHeight / 2)}H{Width - Margin}V{tip:0.#}H{x:0.#}\"/>");
            html.Append(CultureInfo.InvariantCulture, $"<path fill=\"currentColor\" d=\"M{x:0.#} {tip:0.#}l8 -4v8z\"/>");
            return;
        }

        html.Append(CultureInfo.InvariantCulture, $"<path fill=\"currentColor\" d=\"M{x:0.#} {tip:0.#}l-4 -8h8z\"/>");
    }

    /// <summary>The name, cut with an ellipsis where its box is too narrow.</summary>
    static string Fitted(string name, double room)
    {
        var taken = 0.0;
        foreach (var (n, c) in name.Index())
        {
            taken += c >= '\u2E80' ? HanWidth : LatinWidth;
            if (taken > room)
                return name[..Math.Max(0, n - 1)] + "…";
        }

        return name;
    }
}
