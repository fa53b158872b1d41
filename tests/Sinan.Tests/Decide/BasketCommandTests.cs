using System.Text.Json;
using Sinan.Cli;
using Sinan.Testing;

namespace Sinan.Tests.Decide;

public sealed class BasketCommandTests : IDisposable
{
    readonly string directory = Directory.CreateTempSubdirectory("sinan-baskets").FullName;

    public void Dispose() => Directory.Delete(directory, recursive: true);

    async Task<(int Code, string Out, string Error)> RunAsync(params string[] args)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var code = await SinanCli.RunAsync([.. args, "--no-progress"], new CommandIo(output, error, Stream.Null, directory, false, _ => null));
        return (code, output.ToString(), error.ToString());
    }

    string FileOf(string name, string text)
    {
        File.WriteAllText(Path.Combine(directory, name), text);
        return name;
    }

    // Borgelt's fpgrowth 6.7: conformance/ml/itemsets.json.
    [Fact]
    public async Task A_published_file_gives_the_published_counts()
    {
        var expected = JsonDocument.Parse(await File.ReadAllTextAsync(SharedMaterial.Path("conformance", "ml", "itemsets.json"), TestContext.Current.CancellationToken))
            .RootElement.GetProperty("files").EnumerateArray().Single(f => f.GetProperty("file").GetString() == "retail.dat.gz" && f.GetProperty("min_count").GetInt32() == 500);

        var (code, output, _) = await RunAsync("decide", "itemsets", SharedMaterial.Path("data", "fimi", "retail.dat.gz"), "--min-support", "500", "--out", "sets.txt", "--json");

        Assert.Equal(0, code);
        var answer = JsonDocument.Parse(output).RootElement;
        Assert.Equal(500, answer.GetProperty("min_support_count").GetInt32());
        Assert.Equal(expected.GetProperty("frequent").GetInt32(), answer.GetProperty("itemsets").GetInt32());
        Assert.Equal(expected.GetProperty("frequent_by_size").GetRawText().Replace(" ", ""), answer.GetProperty("by_length").GetRawText().Replace(" ", ""));
        var lines = await File.ReadAllLinesAsync(Path.Combine(directory, "sets.txt"), TestContext.Current.CancellationToken);
        Assert.Equal(expected.GetProperty("frequent").GetInt32(), lines.Length);
        Assert.All(lines, line =>
        {
            Assert.Matches(@"^\d+( \d+)* \(\d+\)$", line);
            var items = line[..line.IndexOf(" (", StringComparison.Ordinal)].Split(' ').Select(int.Parse).ToList();
            Assert.Equal(items.Order(), items);
        });
    }

    // By hand: four baskets; 10 and 9 together in two.
    [Fact]
    public async Task Items_ascend_by_value_and_shares_are_rounded_up()
    {
        FileOf("b.dat", "10 9\n9 10 2\n2\n\n100\n");

        var (code, output, _) = await RunAsync("decide", "itemsets", "b.dat", "--min-support", "0.3", "--out", "o.txt", "--json");

        Assert.Equal(0, code);
        Assert.Equal((4, 4, 2), (Number(output, "transactions"), Number(output, "items"), Number(output, "min_support_count")));
        Assert.Equal(["10 (2)", "2 (2)", "9 (2)", "9 10 (2)"], (await File.ReadAllLinesAsync(Path.Combine(directory, "o.txt"), TestContext.Current.CancellationToken)).Order(StringComparer.Ordinal));
        Assert.Equal(2, Number((await RunAsync("decide", "itemsets", "b.dat", "--min-support", "2", "--kind", "maximal", "--json")).Out, "itemsets"));
        Assert.Equal(3, Number((await RunAsync("decide", "itemsets", "b.dat", "--min-support", "2", "--max-length", "1", "--json")).Out, "itemsets"));
    }

    [Fact]
    public async Task A_basket_a_line_between_commas_keeps_names_with_blanks_whole()
    {
        FileOf("g.csv", "whole milk,rye bread\nrye bread,whole milk,tea\n");

        var (code, output, _) = await RunAsync("decide", "itemsets", "g.csv", "--min-support", "2", "--out", "g.txt", "--json");

        Assert.Equal((0, 3, 3), (code, Number(output, "items"), Number(output, "itemsets")));
        Assert.Contains("rye bread\twhole milk (2)", await File.ReadAllLinesAsync(Path.Combine(directory, "g.txt"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Numbers_and_names_of_any_length_and_encoding_are_items()
    {
        System.Text.Encoding.RegisterProvider(System.Text.CodePagesEncodingProvider.Instance);
        await File.WriteAllBytesAsync(Path.Combine(directory, "h.dat"), System.Text.Encoding.GetEncoding("GB18030").GetBytes("牛奶 面包 7\r\n面包\u3000牛奶 12345678901 7\n\n  \n007 7\n"), TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(directory, "u.csv"), "\uFEFF\"12\",a b\n12, a b ,\n,,\n", TestContext.Current.CancellationToken);

        var (code, output, _) = await RunAsync("decide", "itemsets", "h.dat", "--min-support", "1", "--out", "h.txt", "--json");
        Assert.Equal((0, 3, 5), (code, Number(output, "transactions"), Number(output, "items")));
        var sets = await File.ReadAllLinesAsync(Path.Combine(directory, "h.txt"), TestContext.Current.CancellationToken);
        Assert.Contains("7 牛奶 面包 (2)", sets);
        Assert.Contains("007 7 (1)", sets);
        Assert.Contains("7 (3)", sets);

        (code, output, _) = await RunAsync("decide", "itemsets", "u.csv", "--min-support", "2", "--json");
        Assert.Equal((0, 3, 2, 3), (code, Number(output, "transactions"), Number(output, "items"), Number(output, "itemsets")));
    }

    // By hand: bread and milk in 2 of 4 baskets, bread in 3, milk in 2: confidence of milk → bread 1, lift 4/3.
    [Fact]
    public async Task Rules_of_a_table_carry_all_their_measures()
    {
        FileOf("orders.csv", "order,product,price\n1,milk,1\n1,bread,2\n2,milk,1\n2,bread,2\n3,bread,2\n4,tea,9\n");

        var (code, output, _) = await RunAsync("decide", "rules", "orders.csv", "--basket", "order", "--item", "product", "--min-support", "2", "--min-confidence", "0.9", "--json");

        Assert.Equal(0, code);
        var rule = Assert.Single(JsonDocument.Parse(output).RootElement.GetProperty("rules").EnumerateArray());
        Assert.Equal("""["milk"]""", rule.GetProperty("if").GetRawText());
        Assert.Equal("""["bread"]""", rule.GetProperty("then").GetRawText());
        Assert.Equal(0.5, rule.GetProperty("support").GetDouble(), 1e-12);
        Assert.Equal(1, rule.GetProperty("confidence").GetDouble(), 1e-12);
        Assert.Equal(4.0 / 3, rule.GetProperty("lift").GetDouble(), 1e-12);
        Assert.Equal(0.5 - (0.5 * 0.75), rule.GetProperty("leverage").GetDouble(), 1e-12);
        Assert.Equal(JsonValueKind.Null, rule.GetProperty("conviction").ValueKind);
        // Fisher: both milk baskets among the three with bread of four: C(3,2) / C(4,2).
        Assert.Equal(0.5, rule.GetProperty("p").GetDouble(), 1e-12);
    }

    [Theory]
    [InlineData("decide.support", "decide", "itemsets", "b.dat", "--min-support", "0")]
    [InlineData("decide.support", "decide", "itemsets", "b.dat", "--min-support", "99")]
    [InlineData("decide.max_length", "decide", "itemsets", "b.dat", "--min-support", "1", "--max-length", "0")]
    [InlineData("decide.confidence", "decide", "rules", "b.dat", "--min-support", "1", "--min-confidence", "2")]
    [InlineData("decide.baskets.columns", "decide", "itemsets", "b.dat", "--min-support", "1", "--basket", "x")]
    [InlineData("decide.baskets.no_column", "decide", "itemsets", "t.csv", "--min-support", "1", "--basket", "x", "--item", "product")]
    [InlineData("collect.no_file", "decide", "itemsets", "none.dat", "--min-support", "1")]
    [InlineData("collect.directory", "decide", "itemsets", ".", "--min-support", "1")]
    public async Task Wrong_usage_says_what_is_wrong_and_ends_with_2(string problem, params string[] args)
    {
        FileOf("b.dat", "1 2\n2 3\n");
        FileOf("t.csv", "order,product\n1,milk\n2,bread\n");

        var (code, output, error) = await RunAsync(args);

        Assert.Equal((2, ""), (code, output));
        Assert.Contains("[" + problem + "]", error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_without_baskets_is_refused()
    {
        FileOf("e.dat", "\n\n");

        var (code, _, error) = await RunAsync("decide", "itemsets", "e.dat", "--min-support", "1");

        Assert.Equal(2, code);
        Assert.Contains("[decide.baskets.none]", error, StringComparison.Ordinal);
    }

    static int Number(string json, string key) => JsonDocument.Parse(json).RootElement.GetProperty(key).GetInt32();
}
