using Sinan.Kernel;
using Spectre.Console;

namespace Sinan.Cli;

/// <summary>Progress on stderr: a bar that redraws on a terminal, one line per new step elsewhere.</summary>
public sealed class ConsoleProgress : IProgressSink
{
    readonly TextWriter error;
    readonly Localizer words;
    readonly bool isTerminal;
    readonly Lock gate = new();
    string last = "";
    int lastPercent = -1;

    ConsoleProgress(TextWriter error, Localizer words, bool isTerminal) => (this.error, this.words, this.isTerminal) = (error, words, isTerminal);

    public static IProgressSink For(CommandIo io, Localizer words, SharedOptions options) =>
        options.NoProgress ? NoProgress.Instance : new ConsoleProgress(io.Error, words, io.IsTerminal);

    public void Report(Phrase doing, double fraction)
    {
        var text = words.Write(doing);
        var percent = double.IsNaN(fraction) ? -1 : (int)(Math.Clamp(fraction, 0, 1) * 100);
        lock (gate)
        {
            if (!isTerminal)
            {
                if (text != last)
                    error.WriteLine(text);
                last = text;
                return;
            }

            if (text == last && percent == lastPercent)
                return;
            var filled = Math.Max(percent, 0) / 4;
            error.Write("\r\u001b[2K" + new string('━', filled) + new string('╌', 25 - filled) + $" {Math.Max(percent, 0),3}% " + Markup.Remove(Markup.Escape(text)));
            if (percent >= 100)
                error.WriteLine();
            (last, lastPercent) = (text, percent);
        }
    }
}
