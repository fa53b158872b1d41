using System.CommandLine;
using System.IO.Compression;
using System.Text;
using Sinan.Kernel;
using Sinan.Numerics.Text;
using Sinan.Stages.Listen.Data;

namespace Sinan.Cli.Commands.Listen;

/// <summary><c>listen words</c>: one line in, one line of words out.</summary>
static class WordsCommand
{
    public static Command Create(CommandShell shell)
    {
        var file = new Argument<string>("file") { HelpName = "FILE|-", Description = shell.Words["cli.listen.words.file"] };
        var hmm = new Option<string>("--hmm") { HelpName = "on|off", Description = shell.Words["cli.listen.words.hmm"], DefaultValueFactory = _ => "on" };
        hmm.AcceptOnlyFromAmong("on", "off");
        var dictionary = new Option<string?>("--dictionary") { HelpName = "FILE", Description = shell.Words["cli.listen.words.dictionary"] };
        return shell.Verb("words", "cli.listen.words", async (context, parsed, cancellationToken) =>
        {
            var started = TimeProvider.System.GetTimestamp();
            var useModel = parsed.GetValue(hmm) == "on";
            var segmenter = LanguageTools.Shared.Segmenter;
            if (parsed.GetValue(dictionary) is { } words)
            {
                if (OpenText(context, words) is not { } own)
                    return context.Fail(Missing(words));
                using (own)
                    segmenter = LanguageTools.WithUserWords(own, useModel);
            }

            if (OpenText(context, parsed.GetValue(file)!) is not { } reader)
                return context.Fail(Missing(parsed.GetValue(file)!));
            using (reader)
            {
                var mode = useModel ? SegmentMode.Precise : SegmentMode.PreciseNoHmm;
                return context.Options.Json
                    ? await WriteJsonAsync(context, reader, segmenter, mode, started, cancellationToken)
                    : await WriteLinesAsync(context, reader, segmenter, mode, cancellationToken);
            }
        }, file, hmm, dictionary);
    }

    static async Task<int> WriteLinesAsync(CommandContext context, StreamReader reader, Segmenter segmenter, SegmentMode mode, CancellationToken cancellationToken)
    {
        var (tokens, output) = (new TokenList(), new StringBuilder());
        while (await reader.ReadLineAsync(cancellationToken) is { } line)
        {
            Join(line, segmenter, mode, tokens, output);
            output.Append('\n');
            if (output.Length < 1 << 16)
                continue;
            await context.Io.Out.WriteAsync(output, cancellationToken);
            output.Clear();
        }

        await context.Io.Out.WriteAsync(output, cancellationToken);
        return 0;
    }

    static async Task<int> WriteJsonAsync(CommandContext context, StreamReader reader, Segmenter segmenter, SegmentMode mode, long started, CancellationToken cancellationToken)
    {
        var (tokens, lines) = (new TokenList(), new List<string[]>());
        while (await reader.ReadLineAsync(cancellationToken) is { } line)
        {
            segmenter.Cut(line, mode, tokens);
            lines.Add([.. tokens.ToStrings(line).Where(w => !string.IsNullOrWhiteSpace(w))]);
        }

        var answer = Outcome<CutLines>.Ok(new CutLines(lines, TimeProvider.System.GetElapsedTime(started).TotalSeconds));
        return context.Answer(answer, (_, _) => { });
    }

    static void Join(string line, Segmenter segmenter, SegmentMode mode, TokenList tokens, StringBuilder output)
    {
        segmenter.Cut(line, mode, tokens);
        var isFirst = true;
        foreach (var token in tokens.Tokens)
        {
            var word = token.Of(line);
            if (word.IsWhiteSpace())
                continue;
            if (!isFirst)
                output.Append(' ');
            output.Append(word);
            isFirst = false;
        }
    }

    static StreamReader? OpenText(CommandContext context, string name)
    {
        if (name == "-")
            return new StreamReader(context.Io.In, Encoding.UTF8);
        var path = context.Io.PathOf(name);
        if (!File.Exists(path))
            return null;
        Stream stream = File.OpenRead(path);
        return new StreamReader(name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(stream, CompressionMode.Decompress) : stream, Encoding.UTF8);
    }

    static Problem Missing(string name) => new("collect.no_file", ProblemKind.NotFound, Fact.Of("file", Path.GetFileName(name)));

    sealed record CutLines(IReadOnlyList<string[]> Lines, double Seconds);
}
