using System.CommandLine;
using System.IO.Compression;
using System.Text;
using Sinan.Kernel;

namespace Sinan.Cli.Commands.Listen;

/// <summary><c>listen words FILE|- [--hmm on|off] [--dictionary FILE] [--tags] [--stem] [--simplified]</c>: one line in, one line of words out; <c>listen words [FILE] --like WORD</c>: words used alike.</summary>
static class WordsCommand
{
    public static Command Create(CommandShell shell)
    {
        var file = new Argument<string?>("file") { HelpName = "FILE|-", Arity = ArgumentArity.ZeroOrOne, Description = shell.Words["cli.listen.words.file"] };
        var like = new Option<string?>("--like") { HelpName = "WORD", Description = shell.Words["cli.listen.words.like"] };
        var feedback = new FeedbackFileOptions(shell.Words, file);
        var hmm = new Option<string>("--hmm") { HelpName = "on|off", Description = shell.Words["cli.listen.words.hmm"], DefaultValueFactory = _ => "on" };
        hmm.AcceptOnlyFromAmong("on", "off");
        var dictionary = new Option<string?>("--dictionary") { HelpName = "FILE", Description = shell.Words["cli.listen.words.dictionary"] };
        var tags = new Option<bool>("--tags") { Description = shell.Words["cli.listen.words.tags"] };
        var stem = new Option<bool>("--stem") { Description = shell.Words["cli.listen.words.stem"] };
        var simplified = new Option<bool>("--simplified") { Description = shell.Words["cli.listen.words.simplified"] };
        return shell.Verb("words", "cli.listen.words", async (context, parsed, cancellationToken) =>
        {
            if (parsed.GetValue(like) is { } word)
                return await AlikeWordsText.AskAsync(context, parsed, feedback, word, cancellationToken);
            if (parsed.GetValue(file) is not { } name)
                return context.Fail(new Problem("listen.no_words_asked", ProblemKind.Invalid));
            var started = TimeProvider.System.GetTimestamp();
            StreamReader? own = null;
            if (parsed.GetValue(dictionary) is { } words && (own = OpenText(context, words)) is null)
                return context.Fail(Missing(words));
            LineCutter cutter;
            using (own)
                cutter = LineCutter.Of(own, parsed.GetValue(hmm) == "on", parsed.GetValue(tags), parsed.GetValue(stem), parsed.GetValue(simplified));
            if (OpenText(context, name) is not { } reader)
                return context.Fail(Missing(name));
            using (reader)
            {
                return context.Options.Json
                    ? await WriteJsonAsync(context, reader, cutter, started, cancellationToken)
                    : await WriteLinesAsync(context, reader, cutter, cancellationToken);
            }
        }, file, feedback.Map, like, hmm, dictionary, tags, stem, simplified);
    }

    static async Task<int> WriteLinesAsync(CommandContext context, StreamReader reader, LineCutter cutter, CancellationToken cancellationToken)
    {
        var output = new StringBuilder();
        while (await reader.ReadLineAsync(cancellationToken) is { } line)
        {
            var isFirst = true;
            foreach (var word in cutter.Cut(line))
            {
                output.Append(isFirst ? "" : " ").Append(cutter.FormOf(word));
                if (word.Tag.Length > 0)
                    output.Append('/').Append(word.Tag);
                isFirst = false;
            }

            output.Append('\n');
            if (output.Length < 1 << 16)
                continue;
            await context.Io.Out.WriteAsync(output, cancellationToken);
            output.Clear();
        }

        await context.Io.Out.WriteAsync(output, cancellationToken);
        return 0;
    }

    static async Task<int> WriteJsonAsync(CommandContext context, StreamReader reader, LineCutter cutter, long started, CancellationToken cancellationToken)
    {
        var (lines, tags) = (new List<string[]>(), new List<string[]>());
        while (await reader.ReadLineAsync(cancellationToken) is { } line)
        {
            var words = cutter.Cut(line);
            lines.Add([.. words.Select(w => cutter.FormOf(w).ToString())]);
            if (cutter.HasTags)
                tags.Add([.. words.Select(w => w.Tag)]);
        }

        var answer = Outcome<CutLines>.Ok(new CutLines(lines, cutter.HasTags ? tags : null, TimeProvider.System.GetElapsedTime(started).TotalSeconds));
        return context.Answer(answer, (_, _) => { });
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

    sealed record CutLines(IReadOnlyList<string[]> Lines, IReadOnlyList<string[]>? Tags, double Seconds);
}
