using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using AngleSharp.Html.Parser;
using Sinan.Kernel;
using Sinan.Stages.Learn.Domain;
using Sinan.Tests.Web;

namespace Sinan.Tests.Learn;

[Collection("server")]
public sealed class SkillTests(TestServer server)
{
    static readonly DateOnly Day = new(2026, 3, 2);

    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Seven_abilities_stand_before_the_skills()
    {
        Assert.Equal(15, SkillName.All.Length);
        Assert.Equal([Skill.Users, Skill.Prompting, Skill.Boundary, Skill.Iteration, Skill.Abstraction, Skill.Structure, Skill.Restraint], SkillName.All.Take(SkillName.Abilities));
    }

    [Fact]
    public void Lines_tell_gap_and_change_since_the_first_day()
    {
        var learner = new Learner().Rate(new Dictionary<Skill, int> { [Skill.Prompting] = 2, [Skill.Risk] = 4 }, Day).Rate(new Dictionary<Skill, int> { [Skill.Prompting] = 4 }, Day.AddDays(60));

        var lines = SkillMap.Lines(learner).ToDictionary(l => l.Skill);

        Assert.Equal((1, 2), (lines[Skill.Prompting].Gap, lines[Skill.Prompting].Change));
        Assert.Equal((1, null), (lines[Skill.Risk].Gap, lines[Skill.Risk].Change));
        Assert.Equal((null, null), (lines[Skill.Users].Gap, lines[Skill.Users].Change));
        // The second day keeps the rating of the first for what was not rated again.
        Assert.Equal([new SkillDay(Day, 2, 4, 2), new SkillDay(Day.AddDays(60), 4, 4, 2)], SkillMap.Days(learner));
    }

    [Fact]
    public void The_widest_gap_suggests_its_earliest_lesson_that_is_not_done()
    {
        var learner = new Learner().Rate(new Dictionary<Skill, int> { [Skill.Tuning] = 1, [Skill.Prompting] = 4 }, Day);
        Assert.Equal("3-01", SkillMap.Suggested(learner).First().Id);

        Assert.Equal("3-05", SkillMap.Suggested(learner.Answer("3-01", isRight: true, Day)).First().Id);
        Assert.Equal(Curriculum.All, SkillMap.Suggested(new Learner()));
    }

    [Fact]
    public async Task Ratings_are_entered_by_the_form_and_belong_to_their_account()
    {
        using var viewer = await server.PersonAsync(AccountRole.Viewer);

        using var saved = await TestServer.SubmitAsync(viewer, "/learn/skills", "rate", ("rating-prompting", "2"), ("rating-tuning", "1"));
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        var page = new HtmlParser().ParseDocument(await viewer.GetStringAsync("/learn/skills", Token));
        Assert.Equal(["1", "2"], page.QuerySelectorAll("input[type=radio][checked]").Select(i => i.GetAttribute("value")!).Order(StringComparer.Ordinal));
        Assert.Equal("/learn/lessons/3-01", page.QuerySelector(".next-step")!.GetAttribute("href"));

        using var admin = await server.PersonAsync(AccountRole.Admin);
        Assert.Empty(new HtmlParser().ParseDocument(await admin.GetStringAsync("/learn/skills", Token)).QuerySelectorAll("input[type=radio][checked]"));
    }

    [Theory]
    [InlineData("""{"ratings":{"prompting":6}}""", "learn.skills.rating")]
    [InlineData("""{"ratings":{"juggling":3}}""", "learn.skills.unknown")]
    [InlineData("""{"ratings":{}}""", "learn.skills.none")]
    [InlineData("""{"ratings":{"prompting":"much"}}""", "learn.json")]
    public async Task Ratings_that_cannot_be_are_problems(string body, string code)
    {
        using var editor = await server.PersonAsync(AccountRole.Editor);

        using var answer = await editor.PutAsync("/api/v1/learn/skills", new StringContent(body, Encoding.UTF8, "application/json"), Token);

        Assert.Contains(code, await answer.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        Assert.Empty((await editor.GetFromJsonAsync<JsonElement>("/api/v1/learn/skills", Token)).GetProperty("days").EnumerateArray());
    }

    [Fact]
    public async Task A_program_has_no_skills()
    {
        using var program = await server.ProgramAsync(Permissions.Read);

        using var answer = await program.GetAsync("/api/v1/learn/skills", Token);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }
}
