using System.Text;
using Sinan.Kernel;
using Sinan.Stages.Collect.Contracts;

namespace Sinan.Tests.Collect;

/// <summary>Comments that somebody made to break things: each is kept or rejected with one reason, and the others are kept.</summary>
public sealed class BadCommentsTests
{
    static ImportRequest Comments(string file) => new(file) { Map = new Dictionary<string, string> { ["text"] = "text" }.ToImmutable() };

    [Fact]
    public async Task A_comment_of_a_hundred_megabytes_is_rejected_and_its_neighbours_are_kept()
    {
        using var bench = new ImportBench();
        var path = bench.File("long.csv", "text\n物流很快\n");
        using (var writer = new StreamWriter(path, append: true))
        {
            var block = new string('好', 1 << 20);
            for (var written = 0L; written < 100_000_000; written += block.Length * 3L)
                writer.Write(block);
            writer.Write("\n包装完好\n");
        }

        var result = await bench.ImportAsync(ImportKind.Feedback, Comments(path));

        Assert.Equal(["包装完好", "物流很快"], bench.Record.Feedback.Values.Select(f => f.Text).Order(StringComparer.Ordinal));
        Assert.Equal([("row_too_long", 1L)], result.Rejected.Select(r => (r.Key, r.Value)));
    }

    // JSON may escape half a character; the sign for something unreadable stands in its place.
    [Fact]
    public async Task Half_a_character_is_replaced()
    {
        using var bench = new ImportBench();
        var file = bench.File("half.jsonl", """
            {"text":"好\ud83d的"}
            {"text":"\ude00差"}
            {"text":"\\ud83d 说"}
            {"text":"笑\uD83D\uDE00了\n\"真\"\u597d"}
            """);

        await bench.ImportAsync(ImportKind.Feedback, Comments(file));

        Assert.Equal(
            new[] { "好\uFFFD的", "\uFFFD差", "\\ud83d 说", "笑😀了\n\"真\"好" }.Order(StringComparer.Ordinal),
            bench.Record.Feedback.Values.Select(f => f.Text).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Comments_in_which_nobody_sees_anything_are_rejected_as_empty()
    {
        using var bench = new ImportBench();
        var flood = new string('\u200B', 1_000_000);

        var result = await bench.ImportAsync(ImportKind.Feedback, Comments(bench.File("flood.csv", $"text,rating\n{flood},1\n\"\",2\n \u200D\u2060 ,3\n{flood}好{flood},4\n")));

        Assert.Equal([("missing_text", 3L)], result.Rejected.Select(r => (r.Key, r.Value)));
        Assert.Equal(4, Assert.Single(bench.Record.Feedback.Values).Rating);
    }

    [Fact]
    public async Task A_million_identical_comments_are_a_million_comments()
    {
        using var bench = new ImportBench();
        var path = bench.File("same.csv", "text\n");
        using (var writer = new StreamWriter(path, append: true))
        {
            for (var i = 0; i < 1_000_000; i++)
                writer.Write("抢购活动开始了\n");
        }

        var result = await bench.ImportAsync(ImportKind.Feedback, Comments(path));

        Assert.Equal((1_000_000, 0), (result.RowsImported, result.Duplicates));
        Assert.Empty(result.Rejected);
    }

    [Theory]
    [InlineData("", "collect.no_rows")]
    [InlineData("text\n", "collect.no_rows")]
    [InlineData("text\n\u200B\n\u200B\n", "collect.all_rejected")]
    public async Task A_file_without_a_comment_is_refused_with_one_message(string content, string code)
    {
        using var bench = new ImportBench();

        var problem = await bench.RefuseAsync(ImportKind.Feedback, Comments(bench.File("none.csv", Encoding.UTF8.GetBytes(content))));

        Assert.Equal(code, problem.Code);
        Assert.Empty(bench.Record.Feedback);
    }
}
