using System.IO.Compression;
using System.Text;
using Sinan.Kernel;
using Sinan.Stages.Collect.Contracts;
using Sinan.Stages.Collect.Data.Tables;

namespace Sinan.Tests.Collect;

public sealed class ImportTests
{
    const string Log = "user_id,event,time,item\nu1,view,2024-05-01 10:00,a\nu2,view,2024-05-01 10:01,b\nu1,buy,2024-05-01 10:02,a\n";

    [Fact]
    public async Task Importing_again_adds_nothing()
    {
        using var bench = new ImportBench();
        var request = new ImportRequest(bench.File("log.csv", Log));

        var first = await bench.ImportAsync(ImportKind.Events, request);
        var second = await bench.ImportAsync(ImportKind.Events, request);

        Assert.Equal((3, 0), (first.RowsImported, first.Duplicates));
        Assert.Equal((0, 3), (second.RowsImported, second.Duplicates));
    }

    [Fact]
    public async Task A_grown_file_adds_only_its_new_rows_even_in_another_format()
    {
        using var bench = new ImportBench();
        await bench.ImportAsync(ImportKind.Events, new ImportRequest(bench.File("log.csv", Log)));

        var grown = Log.Replace(',', ';').Replace("\n", "\r\n", StringComparison.Ordinal) + "\"u3\";view;2024-05-02 10:00;a\r\n";
        var result = await bench.ImportAsync(ImportKind.Events, new ImportRequest(bench.File("later.csv", grown)));

        Assert.Equal((1, 3), (result.RowsImported, result.Duplicates));
    }

    [Fact]
    public async Task Equal_rows_inside_a_file_are_kept()
    {
        using var bench = new ImportBench();
        var file = bench.File("log.csv", Log + "u1,view,2024-05-01 10:00,a\nu1,view,2024-05-01 10:00,a\n");

        var first = await bench.ImportAsync(ImportKind.Events, new ImportRequest(file));
        var second = await bench.ImportAsync(ImportKind.Events, new ImportRequest(file));

        Assert.Equal(5, first.RowsImported);
        Assert.Equal(0, second.RowsImported);
    }

    [Fact]
    public async Task The_files_own_event_id_tells_events_apart()
    {
        using var bench = new ImportBench();
        var file = bench.File("log.csv", "event_id,user,event,time\nx-1,u1,view,2024-05-01\nx-1,u1,view,2024-05-01\nx-2,u1,view,2024-05-01\n");

        var result = await bench.ImportAsync(ImportKind.Events, new ImportRequest(file) { Map = new Dictionary<string, string> { ["id"] = "event_id" }.ToImmutable() });

        Assert.Equal((2, 1), (result.RowsImported, result.Duplicates));
    }

    [Fact]
    public async Task Events_of_two_tables_stay_apart_though_names_and_ids_are_the_same()
    {
        using var bench = new ImportBench();
        var app = new ImportRequest(bench.File("app.csv", "event_id,user,event,time\n1,u1,view,2024-05-01\n2,u1,pay,2024-05-02\n")) { Map = new Dictionary<string, string> { ["id"] = "event_id" }.ToImmutable() };
        var server = app with { Files = [bench.File("server.csv", "event_id,user,event,time\n1,u1,view,2024-05-01\n2,u1,refund,2024-05-03\n")], Table = "server" };

        await bench.ImportAsync(ImportKind.Events, app);
        var second = await bench.ImportAsync(ImportKind.Events, server);
        var again = await bench.ImportAsync(ImportKind.Events, server);

        Assert.Equal((2, 0), (second.RowsImported, second.Duplicates));
        Assert.Equal((0, 2), (again.RowsImported, again.Duplicates));
        Assert.Equal(["pay", "server.refund", "server.view", "view"], bench.Record.Events.Values.Select(e => e.Event).Order(StringComparer.Ordinal));
        Assert.Single(bench.Record.Events.Values.Select(e => e.User).Distinct());
    }

    [Theory]
    [InlineData("")]
    [InlineData("a.b")]
    [InlineData("two words")]
    [InlineData("a_name_of_forty_one_characters_is_too_long")]
    public async Task What_cannot_name_a_table_is_refused(string table)
    {
        using var bench = new ImportBench();

        var problem = await bench.RefuseAsync(ImportKind.Events, new ImportRequest(bench.File("log.csv", Log)) { Table = table });

        Assert.Equal("collect.table", problem.Code);
        Assert.Empty(bench.Record.Events);
    }

    [Fact]
    public async Task Every_unusable_row_stands_in_the_rejects_with_its_line_and_reason()
    {
        using var bench = new ImportBench();
        var text = Log + ",view,2024-05-01 10:03,a\nu1,view,yesterday,a\nu1,view\n\"u1,view,2024-05-01 10:03,a\nu9,,2024-05-01 10:03,a\n";

        var result = await bench.ImportAsync(ImportKind.Events, new ImportRequest(bench.File("log.csv", text)));

        Assert.Equal(
            new Dictionary<string, long> { ["bad_time"] = 1, ["broken_quote"] = 1, ["missing_event"] = 1, ["missing_user"] = 1, ["wrong_columns"] = 1 },
            result.Rejected);
        var rejects = File.ReadAllLines(result.RejectedFile!);
        Assert.Equal("file,line,reason,row", rejects[0]);
        Assert.Equal("log.csv,5,missing_user,\",view,2024-05-01 10:03,a\"", rejects[1]);
        Assert.StartsWith("log.csv,6,bad_time,", rejects[2], StringComparison.Ordinal);
        // The identifier of a complete row is hashed.
        Assert.DoesNotContain("u1", rejects[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rejects_hide_personal_data_and_disarm_formulas()
    {
        using var bench = new ImportBench();
        var text = "text,time\n好用，电话13812345678,2024-05-01\n=cmd|call 13812345678,nonsense\n\"broken zhang@example.com and much more text after it that is long\n";

        var result = await bench.ImportAsync(ImportKind.Feedback, new ImportRequest(bench.File("comments.csv", text)) { Map = new Dictionary<string, string> { ["time"] = "time" }.ToImmutable(), TimeFormat = "iso" });

        var rejects = File.ReadAllText(result.RejectedFile!);
        Assert.Contains("comments.csv,3,bad_time,\"'=cmd|call [phone],nonsense\"", rejects, StringComparison.Ordinal);
        Assert.Contains("comments.csv,4,broken_quote,\"\"\"broken [email] and much more text", rejects, StringComparison.Ordinal);
        Assert.DoesNotContain("13812345678", rejects, StringComparison.Ordinal);
        Assert.DoesNotContain("after it", rejects, StringComparison.Ordinal);
        Assert.Equal("好用，电话[phone]", bench.Record.Feedback.Values.Single().Text);
        Assert.Equal(1, result.Redacted["phone"]);
    }

    [Fact]
    public async Task Personal_columns_are_left_out_and_texts_in_further_columns_masked()
    {
        using var bench = new ImportBench();
        var file = bench.File("log.csv", "user,event,time,mobile,note,version\n1,view,2024-05-01,13812345678,mail a@b.com,3.2\n2,view,2024-05-01,13912345678,none,3.1\n3,view,2024-05-01,13712345678,mail a@b.com,3.1\n");

        var result = await bench.ImportAsync(ImportKind.Events, new ImportRequest(file));

        Assert.Equal("private", result.LeftOut["mobile"]);
        Assert.Equal(["mail [email]", "mail [email]", null], bench.Record.Events.Values.Select(e => e.Properties["note"]).Order(Comparer<object?>.Create((a, b) => string.CompareOrdinal((string?)b, (string?)a))));
        Assert.All(bench.Record.Events.Values, e => Assert.IsType<string>(e.Properties["version"]));
        Assert.Equal(2, result.Redacted["email"]);
    }

    [Theory]
    [InlineData("用户ID,行为类型,商品ID,商品类目,停留时长(秒),时间戳", "user,event,item,category,duration,time")]
    [InlineData("member_id,action,sku,category_id,dwell_time,ts", "user,event,item,category,duration,time")]
    public async Task Headers_are_understood_in_both_languages(string header, string roles)
    {
        using var bench = new ImportBench();
        var file = bench.File("log.csv", header + "\nA1,浏览,100,7,12.5,1511544070\nA2,购买,101,7,3,1511544071\n");

        var result = await bench.ImportAsync(ImportKind.Events, new ImportRequest(file));

        Assert.Equal(roles, string.Join(',', result.Columns.Select(c => c.Role)));
        Assert.Equal(12.5, bench.Record.Events.Values.Single(e => e.Event == "浏览").Duration);
    }

    [Fact]
    public async Task Gb18030_is_detected_and_read()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        using var bench = new ImportBench();
        var text = "用户,评论,评分\n张三,这个应用总是闪退，请尽快修复。,1\n李四,界面简洁，很喜欢𠮷野家联名。,5\n";

        var result = await bench.ImportAsync(ImportKind.Feedback, new ImportRequest(bench.File("评论.csv", Encoding.GetEncoding("GB18030").GetBytes(text))));

        Assert.Equal(2, result.RowsImported);
        Assert.Contains(bench.Record.Feedback.Values, f => f.Text == "界面简洁，很喜欢𠮷野家联名。" && f.Rating == 5);
    }

    [Fact]
    public async Task Utf16_with_byte_order_mark_is_read()
    {
        using var bench = new ImportBench();

        var result = await bench.ImportAsync(ImportKind.Events, new ImportRequest(bench.File("log.csv", [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(Log)])));

        Assert.Equal(3, result.RowsImported);
    }

    [Fact]
    public async Task Json_lines_flatten_objects_and_keep_late_keys()
    {
        using var bench = new ImportBench();
        var lines = """
            {"user":"u1","event":"view","time":1511544070123,"properties":{"city":"上海"}}
            {"user":"u2","event":"buy","time":1511544070124,"amount":3.5,"properties":{"city":null}}
            not json
            """;

        var result = await bench.ImportAsync(ImportKind.Events, new ImportRequest(bench.File("log.jsonl", lines)));

        Assert.Equal((3, 2, 1), (result.RowsRead, result.RowsImported, result.Rejected["bad_json"]));
        Assert.Equal("上海", bench.Record.Events.Values.Single(e => e.Event == "view").Properties["properties.city"]);
        Assert.Equal(3.5, bench.Record.Events.Values.Single(e => e.Event == "buy").Value);
    }

    [Fact]
    public async Task Excel_is_read_like_text()
    {
        using var bench = new ImportBench();
        using var file = new MemoryStream();
        TinySheet.Write(file, [["user", "event", "time"], ["u1", "view", "2024-05-01 10:00"], ["u2", "buy", "2024-05-01 11:00"]]);

        var result = await bench.ImportAsync(ImportKind.Events, new ImportRequest(bench.File("log.xlsx", file.ToArray())));

        Assert.Equal(2, result.RowsImported);
    }

    [Fact]
    public async Task Parquet_is_read_with_its_types()
    {
        using var bench = new ImportBench();
        using (var database = Sinan.DuckDb.DuckDbDatabase.Open(":memory:", new Sinan.DuckDb.DuckDbSettings()))
        using (var connection = database.Connect())
            connection.Execute($"COPY (SELECT 'u' || i AS user_id, 'view' AS event, TIMESTAMP '2024-05-01 10:00:00' + INTERVAL (i) MINUTE AS time, i * 0.5 AS amount FROM range(5000) t(i)) TO '{bench.Path("log.parquet")}'");

        var result = await bench.ImportAsync(ImportKind.Events, new ImportRequest(bench.Path("log.parquet")));

        Assert.Equal((5_000, 5_000L), (result.RowsImported, result.Users));
        Assert.Equal(new DateTimeOffset(2024, 5, 1, 10, 0, 0, TimeSpan.Zero), result.First);
        // Σ i/2 for i < 5000.
        Assert.Equal(6_248_750, bench.Record.Events.Values.Sum(e => e.Value));
    }

    [Fact]
    public async Task Gzip_is_unpacked_whatever_the_name_and_globs_are_one_import()
    {
        using var bench = new ImportBench();
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(Encoding.UTF8.GetBytes(Log));
        bench.File("part-1.log", packed.ToArray());
        bench.File("part-2.log", Log.Replace("u1", "u7", StringComparison.Ordinal));

        var result = await bench.ImportAsync(ImportKind.Events, new ImportRequest(bench.Path("part-*.log")));

        // The row of u2 is the same in both files.
        Assert.Equal((6, 5, 1), (result.RowsRead, result.RowsImported, result.Duplicates));
        Assert.Equal(1, bench.Record.Imports);
    }

    [Fact]
    public async Task Times_without_offset_are_in_the_zone_given()
    {
        using var bench = new ImportBench();

        var result = await bench.ImportAsync(ImportKind.Events, new ImportRequest(bench.File("log.csv", Log)) { Zone = "Asia/Shanghai" });

        Assert.Equal(new DateTimeOffset(2024, 5, 1, 2, 0, 0, TimeSpan.Zero), result.First);
    }

    [Fact]
    public async Task Day_and_month_are_told_apart_beyond_the_sample()
    {
        using var bench = new ImportBench();
        var rows = string.Concat(Enumerable.Range(0, 3_000).Select(i => $"u{i},view,{(i % 12) + 1}/{(i % 11) + 1}/2010 8:26\n"));

        await bench.ImportAsync(ImportKind.Events, new ImportRequest(bench.File("log.csv", "user,event,time\n" + rows + "last,buy,2/25/2010 9:00\n")));

        Assert.Equal(new DateTimeOffset(2010, 2, 25, 9, 0, 0, TimeSpan.Zero), bench.Record.Events.Values.Single(e => e.Event == "buy").Time);
    }

    [Fact]
    public async Task A_mapping_overrules_the_guess_and_raw_ids_are_kept_when_asked()
    {
        using var bench = new ImportBench();
        var file = bench.File("log.csv", "who,what,when,user\nu1,view,2024-05-01,x\nu2,buy,2024-05-02,y\n");
        var map = new Dictionary<string, string> { ["user"] = "who", ["event"] = "what", ["time"] = "when" }.ToImmutable();

        await bench.ImportAsync(ImportKind.Events, new ImportRequest(file) { Map = map, KeepRawIds = true });

        Assert.Equal(["u1", "u2"], bench.Record.Events.Values.Select(e => e.RawUser).Order());
    }

    [Fact]
    public async Task Uploads_go_after_the_commit_and_stay_after_a_failure()
    {
        using var bench = new ImportBench();
        var good = bench.File("good.csv", Log);
        var bad = bench.File("bad.csv", "user,event,time\nu1,view,never\n");

        await bench.RefuseAsync(ImportKind.Events, new ImportRequest(bad) { DeleteAfterCommit = true, Map = new Dictionary<string, string> { ["time"] = "time" }.ToImmutable(), TimeFormat = "iso" });
        await bench.ImportAsync(ImportKind.Events, new ImportRequest(good) { DeleteAfterCommit = true });

        Assert.False(File.Exists(good));
        Assert.True(File.Exists(bad));
    }

    [Theory]
    [InlineData("missing", "collect.no_file", 2)]
    [InlineData("directory", "collect.directory", 2)]
    [InlineData("empty", "collect.no_rows", 2)]
    [InlineData("header", "collect.no_rows", 2)]
    [InlineData("binary", "collect.not_text", 2)]
    [InlineData("latin", "collect.encoding", 2)]
    [InlineData("column", "collect.missing_column", 2)]
    [InlineData("array", "collect.json_array", 2)]
    [InlineData("sheet", "collect.unreadable", 2)]
    [InlineData("parquet", "collect.unreadable", 2)]
    [InlineData("cut", "collect.unreadable", 2)]
    public async Task What_cannot_be_read_is_refused_by_name(string what, string code, int exitCode)
    {
        using var bench = new ImportBench();
        Directory.CreateDirectory(bench.Path("directory"));
        bench.File("empty", "");
        bench.File("header", "user,event,time\n");
        bench.File("binary", [1, 2, 0, 0, 3, 4, 0]);
        bench.File("latin", [.. "user,event,time\n"u8, .. Enumerable.Repeat<byte[]>([0xE9, (byte)'t', 0xE9, (byte)','], 50).SelectMany(b => b)]);
        bench.File("column", "colour,shape\nred,round\nblue,square\nred,oval\n");
        var array = bench.File("array.json", "[{\"user\":1}]");
        bench.File("sheet", [(byte)'P', (byte)'K', 3, 4, 9, 9, 9]);
        bench.File("parquet", "PAR1 and then nothing"u8.ToArray());
        // Long enough that only the import, not the look at its beginning, comes to where it was cut.
        bench.File("cut", Packed("user,event,time\n" + string.Concat(Enumerable.Range(0, 100_000).Select(i => FormattableString.Invariant($"u{i * 7919 % 10007},e{i % 7},2026-01-{1 + i % 28:d2} 10:00\n"))))[..^5000]);

        var problem = await bench.RefuseAsync(ImportKind.Events, new ImportRequest(what == "array" ? array : bench.Path(what)));

        Assert.Equal((code, exitCode), (problem.Code, problem.ExitCode));
        Assert.Contains(problem.Facts, f => f.Name == "file" && f.Text!.StartsWith(what, StringComparison.Ordinal));
    }

    static byte[] Packed(string text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new System.IO.Compression.GZipStream(packed, System.IO.Compression.CompressionLevel.Optimal, leaveOpen: true))
            gzip.Write(Encoding.UTF8.GetBytes(text));
        return packed.ToArray();
    }

    [Fact]
    public async Task A_line_of_300_megabytes_is_rejected_without_being_held()
    {
        using var bench = new ImportBench();
        var path = bench.Path("long.csv");
        using (var file = File.Create(path))
        {
            file.Write(Encoding.UTF8.GetBytes(Log));
            var piece = new byte[1 << 20];
            Array.Fill(piece, (byte)'x');
            for (var i = 0; i < 300; i++)
                file.Write(piece);
            file.Write("\nu4,view,2024-05-02 10:00,a\n"u8);
        }

        // The reader's buffer doubles up to the limit; with copies while it grows that is under 64 MB in all, far from 300.
        var before = GC.GetTotalAllocatedBytes(precise: true);
        var result = await bench.ImportAsync(ImportKind.Events, new ImportRequest(path));
        var allocated = GC.GetTotalAllocatedBytes(precise: true) - before;

        Assert.Equal((5, 4, 1), (result.RowsRead, result.RowsImported, result.Rejected["row_too_long"]));
        Assert.InRange(allocated, 0, 200L << 20);
        Assert.EndsWith(",row_too_long," + new string('x', 40), File.ReadAllLines(result.RejectedFile!)[1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_delimiter_is_found_by_rows_of_equal_length()
    {
        Assert.Equal((byte)'\t', DialectGuess.Of(Encoding.UTF8.GetBytes("a,b\tc\n1,2\t3\n1\t3\n"), true).Delimiter);
        Assert.Equal((byte)';', DialectGuess.Of(Encoding.UTF8.GetBytes("a;b\n1,5;2,5\n2;3\n"), true).Delimiter);
        Assert.Equal((byte)'|', DialectGuess.Of(Encoding.UTF8.GetBytes("1|24|M\n2|53|F\n"), true).Delimiter);
        Assert.Equal(Dialect.SingleColumn, DialectGuess.Of(Encoding.UTF8.GetBytes("one line of prose\nand another, longer one\nthird\n"), true));
    }
}
