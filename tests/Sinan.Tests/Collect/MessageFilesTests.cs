using Sinan.Kernel;
using Sinan.Stages.Collect.Contracts;
using Sinan.Stages.Collect.Domain.Messages;

namespace Sinan.Tests.Collect;

/// <summary>Feedback out of files that are no tables. Expected texts were read off the files by hand.</summary>
public sealed class MessageFilesTests
{
    [Fact]
    public async Task An_RSS_feed_is_its_entries_without_markup_and_adds_nothing_twice()
    {
        using var bench = new ImportBench();
        const string Feed = """
            <?xml version="1.0" encoding="utf-8"?>
            <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Reviews</title>
              <item><guid>r1</guid><title>Great &amp; fast</title><description>&lt;p&gt;Works&lt;br&gt;well&lt;/p&gt;&lt;script&gt;alert(1)&lt;/script&gt;</description><pubDate>Sun, 01 Mar 2026 08:00:00 GMT</pubDate><dc:creator>mei</dc:creator></item>
              <item><guid>r2</guid><title>闪退</title><content:encoded><![CDATA[<div>一打开就<b>闪退</b></div>]]></content:encoded><pubDate>Mon, 02 Mar 2026 16:00:00 +0800</pubDate></item>
            </channel></rss>
            """;

        var first = await bench.ImportAsync(ImportKind.Feedback, new ImportRequest(bench.File("feed", Feed)));
        var again = await bench.ImportAsync(ImportKind.Feedback, new ImportRequest(bench.File("feed", Feed)));

        Assert.Equal((2, 0, 2), (first.RowsImported, again.RowsImported, again.Duplicates));
        Assert.Equal(
            ["Great & fast\nWorks\nwell|Reviews|2026-03-01T08:00:00Z|True", "闪退\n一打开就闪退|Reviews|2026-03-02T08:00:00Z|False"],
            bench.Record.Feedback.Values.OrderBy(f => f.Time).Select(f => FormattableString.Invariant($"{f.Text}|{f.Source}|{f.Time:yyyy-MM-ddTHH:mm:ss}Z|{f.User is not null}")));
    }

    [Fact]
    public async Task An_Atom_feed_and_a_JSON_feed_say_the_same()
    {
        const string Atom = """
            <feed xmlns="http://www.w3.org/2005/Atom"><title>Forum</title><entry><id>e1</id><title>Export</title><content type="html">Please &lt;i&gt;add&lt;/i&gt; it</content><updated>2026-03-01T08:00:00Z</updated><author><name>li</name></author></entry></feed>
            """;
        const string Json = """
            {"version":"https://jsonfeed.org/version/1.1","title":"Forum","items":[{"id":"e1","title":"Export","content_html":"Please <i>add</i> it","date_published":"2026-03-01T08:00:00Z","authors":[{"name":"li"}]}]}
            """;
        using var bench = new ImportBench();

        await bench.ImportAsync(ImportKind.Feedback, new ImportRequest(bench.File("a.xml", Atom)));
        var second = await bench.ImportAsync(ImportKind.Feedback, new ImportRequest(bench.File("b.json", Json)));

        Assert.Equal((0, 1), (second.RowsImported, second.Duplicates));
        Assert.Equal("Export\nPlease add it", bench.Record.Feedback.Values.Single().Text);
    }

    [Theory]
    [InlineData("<!DOCTYPE rss [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><rss><channel><item><title>&a;</title></item></channel></rss>")]
    [InlineData("<rss><channel><item><title>cut off")]
    [InlineData("[{\"type\":\"message\",\"ts\":")]
    public async Task A_feed_with_a_document_type_and_a_damaged_one_are_refused(string feed)
    {
        using var bench = new ImportBench();

        var problem = await bench.RefuseAsync(ImportKind.Feedback, new ImportRequest(bench.File("feed.json", feed)));

        Assert.Equal("collect.unreadable", problem.Code);
    }

    [Fact]
    public async Task A_mailbox_is_what_people_wrote_in_whatever_encoding()
    {
        // "退款什么时候到账" in base64 of UTF-8 as subject; the second mail is quoted-printable GB2312 ("很好用").
        const string Mailbox = """
            From mei@example.com Sun Mar  1 08:00:00 2026
            From: Mei <mei@example.com>
            Message-ID: <1@example.com>
            Date: Sun, 01 Mar 2026 16:00:00 +0800
            Subject: =?UTF-8?B?6YCA5qy+5LuA5LmI5pe25YCZ5Yiw6LSm?=
            Content-Type: text/plain; charset=utf-8

            Order 7 is late.
            > my old words

            On Sat, Feb 28, 2026 at 9:00 AM Support <help@shop.example> wrote:
            > Hello

            From li@example.com Sun Mar  1 09:00:00 2026
            From: li@example.com
            Message-ID: <2@example.com>
            Date: Sun, 01 Mar 2026 09:00:00 +0000
            Subject: Re: help
            MIME-Version: 1.0
            Content-Type: multipart/alternative; boundary=b

            --b
            Content-Type: text/plain; charset=gb2312
            Content-Transfer-Encoding: quoted-printable

            =BA=DC=BA=C3=D3=C3
            --=20
            Li
            --b
            Content-Type: text/html; charset=utf-8

            <p>other words</p>
            --b--

            """;
        using var bench = new ImportBench();

        var result = await bench.ImportAsync(ImportKind.Feedback, new ImportRequest(bench.File("inbox.mbox", Mailbox)));

        Assert.Equal(2, result.Users);
        Assert.Equal(
            ["退款什么时候到账\nOrder 7 is late.|2026-03-01T08:00:00", "很好用|2026-03-01T09:00:00"],
            bench.Record.Feedback.Values.OrderBy(f => f.Time).Select(f => FormattableString.Invariant($"{f.Text}|{f.Time:yyyy-MM-ddTHH:mm:ss}")));
    }

    [Theory]
    [InlineData("I agree.\n\n在 2026年3月1日，客服 <a@b.c> 写道：\n> 您好", "I agree.")]
    [InlineData("Thanks\n\nOn Monday, the support team\nwrote:\n> x", "Thanks")]
    [InlineData("Good\n-- \nMei, CEO", "Good")]
    [InlineData("Good\n发自我的 iPhone", "Good")]
    [InlineData("See\n-----Original Message-----\nFrom: x", "See")]
    [InlineData("a - b\n1 > 0 holds\nOn time, as always", "a - b\n1 > 0 holds\nOn time, as always")]
    public void Quotations_and_signatures_are_cut_and_nothing_else(string mail, string said) => Assert.Equal(said, MailText.WithoutQuotes(mail));

    [Theory]
    [InlineData("2026-03-01 08:00:05 张三\n登录不了\n帮忙看看\n\n2026-03-01 08:01:00 客服\n好的\n")]
    [InlineData("张三 2026-03-01 08:00:05\n登录不了\n帮忙看看\n客服 2026/03/01 08:01\n好的\n")]
    [InlineData("[2026-03-01 08:00:05] 张三: 登录不了\n帮忙看看\n[2026-03-01 08:01] 客服: 好的\n")]
    [InlineData("2026年3月1日 08:00:05 - 张三: 登录不了\n帮忙看看\n2026年3月1日 08:01 - 客服: 好的\n")]
    public async Task A_chat_is_who_said_what_when(string chat)
    {
        using var bench = new ImportBench();

        var result = await bench.ImportAsync(ImportKind.Feedback, new ImportRequest(bench.File("群聊.txt", chat)));

        Assert.Equal(2, result.Users);
        Assert.Equal(
            ["登录不了\n帮忙看看|群聊|08:00", "好的|群聊|08:01"], bench.Record.Feedback.Values.OrderBy(f => f.Time).Select(f => FormattableString.Invariant($"{f.Text}|{f.Source}|{f.Time:HH:mm}")));
    }

    [Theory]
    [InlineData("2026-03-01 08:00:05\tu1\tview\n2026-03-01 08:00:06\tu2\tview\n")]
    [InlineData("2026-03-01 08:00:05,u1,view\n2026-03-01 08:00:06,u2,view\n")]
    [InlineData("user,time\nu1,2026-03-01 08:00:05\n")]
    public void A_log_is_no_chat(string log) => Assert.False(ChatText.IsChat(log));

    [Theory]
    [InlineData("""[{"type":"message","user":"U1","ts":"1772352005.0001","text":"hello"},{"type":"message","subtype":"channel_join","user":"U2","ts":"1772352006.0","text":"joined"}]""", "general")]
    [InlineData("""{"guild":{"name":"g"},"channel":{"id":"1","name":"general"},"messages":[{"id":"9","timestamp":"2026-03-01T08:00:05+00:00","content":"hello","author":{"id":"U1","name":"mei"}}]}""", "general")]
    public async Task Exports_of_Slack_and_Discord_are_read(string json, string room)
    {
        using var bench = new ImportBench();

        await bench.ImportAsync(ImportKind.Feedback, new ImportRequest(bench.File("general.json", json)));

        Assert.Equal([$"hello|{room}|08:00:05"], bench.Record.Feedback.Values.Select(f => FormattableString.Invariant($"{f.Text}|{f.Source}|{f.Time:HH:mm:ss}")));
    }

    [Fact]
    public async Task A_folder_of_texts_is_labelled_by_its_folders()
    {
        using var bench = new ImportBench();
        Directory.CreateDirectory(bench.Path("imdb/pos"));
        Directory.CreateDirectory(bench.Path("imdb/neg"));
        bench.File("imdb/pos/1.txt", "A joy.<br /><br />Go.");
        bench.File("imdb/neg/1.txt", "Dull.");

        var first = await bench.ImportAsync(ImportKind.Feedback, new ImportRequest(bench.Path("imdb")));
        var again = await bench.ImportAsync(ImportKind.Feedback, new ImportRequest(bench.Path("imdb")));

        Assert.Equal((2, 0), (first.RowsImported, again.RowsImported));
        Assert.Equal(["Dull.|neg", "A joy.\nGo.|pos"], bench.Record.Feedback.Values.OrderBy(f => f.Label, StringComparer.Ordinal).Select(f => FormattableString.Invariant($"{f.Text}|{f.Label}")));
    }
}
