using System.CommandLine;
using Sinan.Kernel;
using Sinan.Stages.Understand.Contracts;
using Sinan.Stages.Understand.Features.SegmentUsers;

namespace Sinan.Cli.Commands.Understand;

/// <summary><c>understand segments</c></summary>
static class SegmentsCommand
{
    public static Command Create(CommandShell shell)
    {
        var words = shell.Words;
        var method = new Option<string>("--method") { HelpName = "kmeans|gmm|hdbscan|rfm|auto", Description = words["cli.understand.segments.method"], DefaultValueFactory = _ => "kmeans" };
        method.AcceptOnlyFromAmong([.. SegmentMethods.Names]);
        var k = new Option<string>("--k") { HelpName = "auto|N", Description = words["cli.understand.segments.k"], DefaultValueFactory = _ => "auto" };
        var files = new EventFileOptions(words);
        return shell.Verb("segments", "cli.understand.segments", (context, parsed, cancellationToken) =>
        {
            var asked = parsed.GetValue(k)!;
            var number = 0;
            if (asked != "auto" && !int.TryParse(asked, System.Globalization.CultureInfo.InvariantCulture, out number))
                return Task.FromResult(context.Fail(new Problem("understand.segments.k_unreadable", ProblemKind.Invalid, Fact.Of("given", asked))));
            var request = new SegmentRequest(
                SegmentMethods.Read(parsed.GetValue(method)), asked == "auto" ? null : number, context.Options.Seed);
            return files.AskAsync<ISegments, SegmentsView>(
                context, parsed,
                async (segments, _, token) => (await segments.SegmentAsync(request, context.Progress, token)).Map(report => SegmentsView.Of(report, words)),
                (view, seconds) => view with { Seconds = seconds },
                (view, output) => Write(view, output, words),
                cancellationToken);
        }, [method, k, .. files.All]);
    }

    static void Write(SegmentsView view, TextWriter output, Localizer words)
    {
        output.WriteLine(view.Answer);
        output.WriteLine();
        TextTable.Write(
            output,
            [.. new[] { "group", "users", "share", "value_share" }.Select(c => words["understand.segments.page." + c])],
            view.Segments.Select(s => (IReadOnlyList<string>)
            [
                s.Name, words.Write(Fact.Count("n", s.Size)), words.Write(Fact.Share("s", s.Share)), words.Write(Fact.Share("v", s.ValueShare)),
            ]));
        foreach (var segment in view.Segments)
        {
            output.WriteLine();
            output.WriteLine(segment.Name);
            foreach (var trait in segment.Traits.Take(5))
                output.WriteLine("  " + trait.Text);
        }
    }
}
