using System.Text;

namespace Sinan.Cli.Commands;

/// <summary>Rows in aligned columns for a terminal: the first column at the left, the others at the right; Han takes two places.</summary>
static class TextTable
{
    public static void Write(TextWriter output, IReadOnlyList<string> heads, IEnumerable<IReadOnlyList<string>> rows)
    {
        var lines = rows.Prepend(heads).ToList();
        var widths = Enumerable.Range(0, heads.Count).Select(c => lines.Max(l => WidthOf(l[c]))).ToArray();
        foreach (var line in lines)
        {
            var text = new StringBuilder("  ");
            for (var c = 0; c < heads.Count; c++)
            {
                var gap = new string(' ', widths[c] - WidthOf(line[c]));
                text.Append(c == 0 ? line[c] + gap : "   " + gap + line[c]);
            }

            output.WriteLine(text.ToString().TrimEnd());
        }
    }

    static int WidthOf(string text) => text.EnumerateRunes().Sum(r => r.Value is >= 0x1100 and <= 0x115F or >= 0x2E80 and <= 0xA4CF or >= 0xAC00 and <= 0xD7A3 or >= 0xF900 and <= 0xFAFF or >= 0xFE30 and <= 0xFE6F or >= 0xFF00 and <= 0xFF60 or >= 0x20000 ? 2 : 1);
}
