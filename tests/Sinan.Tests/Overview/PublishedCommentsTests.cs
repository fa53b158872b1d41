using System.Text.Json;
using Sinan.Cli;
using Sinan.Testing;

namespace Sinan.Tests.Overview;

/// <summary>The main job on published comments as they are, without a mapping. Row counts stand in the README beside the data.</summary>
public sealed class PublishedCommentsTests
{
    [Theory]
    [InlineData("zh-online-shopping", "online_shopping_10_cats.csv.gz", 62_774, 1)]
    [InlineData("app-reviews", "app_reviews_4000.csv", 4_000, 0)]
    public async Task Comments_alone_lead_to_themes_and_needs_that_are_named_by_telling_words(string folder, string file, int rows, int withoutText)
    {
        var path = SharedMaterial.Path("data", folder, file);
        var directory = Directory.CreateTempSubdirectory("sinan-comments");
        try
        {
            var (output, errors) = (new StringWriter(), new StringWriter());
            var code = await SinanCli.RunAsync(
                ["run", "--no-serve", "--json", "--no-progress", "--lang", "en", "--feedback", path, "--workspace", directory.FullName],
                new CommandIo(output, errors, Stream.Null, directory.FullName, false, _ => null));
            Assert.True(code == 0, errors.ToString());
            var found = JsonDocument.Parse(output.ToString()).RootElement;

            var import = found.GetProperty("import").GetProperty("feedback");
            Assert.Equal(rows, import.GetProperty("rows_read").GetInt32());
            Assert.Equal(rows - withoutText, import.GetProperty("rows_imported").GetInt32());
            Assert.Equal(JsonValueKind.Null, found.GetProperty("segments").ValueKind);
            var names = found.GetProperty("themes").GetProperty("themes").EnumerateArray().Select(t => t.GetProperty("name").GetString()!).ToList();
            Assert.InRange(names.Count, 5, 60);
            var words = names.SelectMany(n => n.Split([',', '、'], StringSplitOptions.TrimEntries));
            Assert.All(words, word => Assert.DoesNotContain(word, Empty));
            Assert.NotEmpty(found.GetProperty("needs").EnumerateArray());
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    /// <summary>Words that tell no subject, written down by hand.</summary>
    static readonly string[] Empty =
        ["the", "and", "very", "just", "really", "good", "great", "like", "also", "because", "很", "非常", "的", "了", "是", "没有", "什么", "就是", "真的", "觉得", "不错", "可以", "一个", "我们"];
}
