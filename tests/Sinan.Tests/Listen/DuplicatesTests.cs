using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AngleSharp.Html.Parser;
using Sinan.Kernel;
using Sinan.Stages.Listen.Data;
using Sinan.Stages.Listen.Domain;
using Sinan.Stages.Listen.Domain.Duplicates;
using Sinan.Tests.Web;

namespace Sinan.Tests.Listen;

public sealed class DuplicatesTests(ListenPagesTests.ReadServer read) : IClassFixture<ListenPagesTests.ReadServer>
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    static StoredFeedback Said(long no, string text, int? user = null) => new(no, user, null, null, null, null, null, text);

    static IReadOnlyList<RepeatGroup> Groups(IReadOnlyList<StoredFeedback> feedback, MergedComments? merges = null, double least = 0.8)
    {
        var (found, made) = (SaidAgain.Find(feedback, least, 2, Stop), merges ?? MergedComments.None);
        var changed = SaidAgain.Changed(found, made);
        return SaidAgain.Joined(found, made, feedback.Where(f => changed.Contains(f.No)).ToDictionary(f => f.No));
    }

    // By hand: users 1, 1, 2 and one unknown are three votes; case, width, blanks and marks make no difference.
    [Fact]
    public void A_user_votes_once_and_a_comment_without_a_user_votes_for_itself()
    {
        var groups = Groups([Said(0, "物流太慢了，等了一周", 1), Said(1, "客服很好", 3), Said(2, "物流太慢了 等了一週！！", 1), Said(5, "物流太慢了，等了一周", 2), Said(7, "物流太慢了。等了一周")]);

        var group = Assert.Single(groups);
        Assert.Equal((0, 3, MergeState.Open), (group.Id, group.Votes, MergedComments.None.StateOf(group)));
        Assert.Equal([0, 2, 5, 7], group.Members);
        Assert.Equal([1, 1], SaidAgain.Similarities(["物流太慢了，等了一周", "物流太慢了 等了一週！！"]));
    }

    [Fact]
    public void A_merge_stays_together_grows_and_can_be_taken_apart()
    {
        StoredFeedback[] feedback = [Said(0, "支付的时候一直提示失败请尽快修复"), Said(1, "支付的时候一直提示失败请尽快修好"), Said(2, "别的话"), Said(3, "支付的时候一直提示失败请尽快修复")];
        var before = Groups(feedback);
        var merges = MergedComments.None.With(new MergedGroup(0, [0, 1, 2], DateTimeOffset.UnixEpoch));

        var strict = Groups(feedback[..3], merges, least: 1);
        Assert.Equal(MergeState.Merged, merges.StateOf(Assert.Single(strict)));
        Assert.Equal([0, 1, 2], strict[0].Members);
        Assert.Equal(3, strict[0].Votes);

        var grown = Groups(feedback, merges);
        Assert.Equal(MergeState.Grown, merges.StateOf(Assert.Single(grown)));
        Assert.Equal([0, 1, 2, 3], grown[0].Members);

        Assert.Equal(JsonSerializer.Serialize(before), JsonSerializer.Serialize(Groups(feedback, merges.Without(1))));
    }

    [Fact]
    public void Groups_are_the_same_after_keeping_them()
    {
        RepeatGroup[] groups = [new([0, 1, 200, 5_000_000_000], 3), new([7, 8], 2)];

        var read = GroupFile.Read(GroupFile.Write(groups));

        Assert.Equal(JsonSerializer.Serialize(groups), JsonSerializer.Serialize(read));
        Assert.Empty(GroupFile.Read(GroupFile.Write([])));
        Assert.Throws<EndOfStreamException>(() => GroupFile.Read(new MemoryStream(GroupFile.Write(groups).ToArray()[..^1])));
    }

    [Fact]
    public void An_erased_comment_leaves_its_merge()
    {
        var merges = MergedComments.None.With(new MergedGroup(0, [0, 4], DateTimeOffset.UnixEpoch));

        Assert.Empty(Groups([Said(4, "支付失败"), Said(5, "物流很快")], merges));
    }

    [Theory]
    [InlineData("zh-CN", "哪些评论说的是同一句话？")]
    [InlineData("en", "Which comments say the same?")]
    public async Task The_page_answers_its_question(string language, string title)
    {
        using var client = await read.Server.PersonAsync(AccountRole.Viewer);
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);

        using var answer = await client.GetAsync("/listen/duplicates", Stop);
        using var page = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync(Stop));

        Assert.Equal(title, page.QuerySelector("main h1")!.TextContent);
        Assert.NotEmpty(page.QuerySelectorAll("table tbody tr"));
        Assert.NotEmpty(page.QuerySelectorAll(".answer a[href^='/evidence/']"));
        Assert.DoesNotContain("[listen.", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("main form[method='post']"));
    }

    [Fact]
    public async Task A_merge_keeps_its_members_and_undoing_restores_the_list()
    {
        using var client = await read.Server.ProgramAsync(Permissions.Read, Permissions.Write);
        var before = await GroupsAsync(client);
        var id = before[0].GetProperty("id").GetInt64();

        using var merged = await client.PostAsync($"/api/v1/listen/duplicates/{id}/merge", null, Stop);
        var after = await GroupsAsync(client);
        using var undone = await client.DeleteAsync($"/api/v1/listen/duplicates/{id}/merge", Stop);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (merged.StatusCode, undone.StatusCode));
        Assert.Equal("merged", after[0].GetProperty("state").GetString());
        Assert.Equal(before[0].GetProperty("members").GetRawText(), after[0].GetProperty("members").GetRawText());
        Assert.Equal(before[0].GetProperty("votes").GetInt32(), after[0].GetProperty("votes").GetInt32());
        Assert.Equal(before.GetRawText(), (await GroupsAsync(client)).GetRawText());
    }

    [Theory]
    [InlineData("GET", "/api/v1/listen/duplicates?least=0.1", HttpStatusCode.BadRequest, "listen.bad_least")]
    [InlineData("GET", "/api/v1/listen/duplicates?least=NaN", HttpStatusCode.BadRequest, "listen.bad_least")]
    [InlineData("POST", "/api/v1/listen/duplicates/999999/merge", HttpStatusCode.NotFound, "listen.no_duplicates")]
    [InlineData("DELETE", "/api/v1/listen/duplicates/999999/merge", HttpStatusCode.NotFound, "listen.no_merge")]
    public async Task What_cannot_be_done_is_told_by_its_code(string method, string path, HttpStatusCode status, string code)
    {
        using var client = await read.Server.ProgramAsync(Permissions.Read, Permissions.Write);

        using var answer = await client.SendAsync(new HttpRequestMessage(new HttpMethod(method), path), Stop);

        Assert.Equal(status, answer.StatusCode);
        Assert.Equal(code, (await answer.Content.ReadFromJsonAsync<JsonElement>(Stop)).GetProperty("code").GetString());
    }

    [Fact]
    public async Task The_buttons_of_the_page_merge_and_undo()
    {
        using var client = await read.Server.PersonAsync(AccountRole.Editor);
        using var program = await read.Server.ProgramAsync(Permissions.Read);
        var id = (await GroupsAsync(program))[1].GetProperty("id").GetInt64().ToString(System.Globalization.CultureInfo.InvariantCulture);

        using var merged = await TestServer.SubmitAsync(client, "/listen/duplicates", "merge-" + id, ("Id", id));
        var after = (await GroupsAsync(program))[1].GetProperty("state").GetString();
        using var undone = await TestServer.SubmitAsync(client, "/listen/duplicates", "undo-" + id, ("Id", id));

        Assert.Equal((HttpStatusCode.Redirect, "merged", HttpStatusCode.Redirect), (merged.StatusCode, after, undone.StatusCode));
        Assert.Equal("open", (await GroupsAsync(program))[1].GetProperty("state").GetString());
    }

    [Fact]
    public async Task Whoever_may_only_read_cannot_merge()
    {
        using var client = await read.Server.ProgramAsync(Permissions.Read);

        using var answer = await client.PostAsync("/api/v1/listen/duplicates/0/merge", null, Stop);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    // Planted among fillers: a name with 之, a long name whose single character is a noun, a phrase with a stop word inside and a long one with an adjective.
    [Theory]
    [InlineData("锦江之星", true)]
    [InlineData("豪华导航版", true)]
    [InlineData("物流也很快", false)]
    [InlineData("待机时间短", false)]
    public void Long_words_are_learned_and_long_phrases_are_not(string planted, bool isWord)
    {
        var texts = Enumerable.Range(0, 4000).Select(i => $"{(char)('一' + i)}{(char)('丁' + (i * 3 % 4001))}{(i % 200 == 0 ? planted : "")}{(char)('一' + (i * 7 % 4003))}").ToArray();
        var tools = LanguageTools.Shared;

        Assert.Equal(isWord, LearnedWords.In(texts, tools.Dictionary, tools.StopWords, Stop).Any(w => w.Text == planted));
    }

    // Planted: 鹅鸭杀 and 搭子 are in no dictionary here; 物流很快 is a phrase of two words that are.
    [Fact]
    public void Words_that_the_comments_teach_are_learned_and_phrases_are_not()
    {
        string[] starts = ["我喜欢", "周末玩", "和朋友玩", "推荐", "不想玩", "求更新", "一起开", "还是"], ends = ["吧", "真有意思", "谢谢", "，不错", "服务器崩了", "太卡", "了", "更好"];
        var texts = Enumerable.Range(0, 4000).Select(i => (i % 64) switch
        {
            0 => starts[i / 64 % 8] + "鹅鸭杀" + ends[i / 128 % 8],
            1 => starts[i / 64 % 8] + "物流很快" + ends[i / 128 % 8],
            _ => $"{(char)('一' + i)}{starts[i % 8]}{(char)('一' + (i * 7))}{ends[i / 8 % 8]}",
        }).ToArray();
        var tools = LanguageTools.Shared;

        var learned = LearnedWords.In(texts, tools.Dictionary, tools.StopWords, Stop);

        Assert.Equal("鹅鸭杀", learned[0].Text);
        Assert.DoesNotContain(learned, w => w.Text.Contains("物流", StringComparison.Ordinal));
    }

    static async Task<JsonElement> GroupsAsync(HttpClient client) => (await client.GetFromJsonAsync<JsonElement>("/api/v1/listen/duplicates", Stop)).GetProperty("groups");
}
