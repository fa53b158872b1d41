using System.Collections.Immutable;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Sinan.Cli;
using Sinan.Kernel;
using Sinan.Stages.Deliver.Domain.Initiatives;
using Sinan.Stages.Deliver.Domain.Prototypes;

namespace Sinan.Tests.Deliver;

/// <summary>Prototypes: their rules, the states of AI answers, their versions, and the page that they become.</summary>
public sealed class PrototypeTests
{
    const string Hostile = "\"><script>alert(1)</script><a href='//evil'>&amp;";

    static readonly Initiative New = new() { Title = "Smart service" };

    static readonly AnswerStates Full = new() { Loading = "wait", LowConfidence = "not sure", Empty = "nothing", Wrong = "sorry", TakesFeedback = true, HandsOver = true };

    static Screen Home(params ImmutableArray<ScreenElement> elements) => new() { Id = "home", Title = "Home", Elements = elements };

    static ScreenElement Answer(AnswerStates? states) => new() { Kind = ElementKind.AiAnswer, Text = "Tomorrow", States = states };

    [Fact]
    public void Screens_are_added_replaced_and_removed_and_what_led_to_them_leads_nowhere()
    {
        var initiative = Prototyping.SaveScreen(New, Home()).Value.Now;
        initiative = Prototyping.SaveScreen(initiative, new Screen { Id = "next", Title = " Next ", Elements = [new ScreenElement { Kind = ElementKind.Button, Text = "back", Target = "home" }] }).Value.Now;
        initiative = Prototyping.SaveScreen(initiative, Home(new ScreenElement { Kind = ElementKind.Button, Text = "go", Target = "next" })).Value.Now;

        Assert.Equal(["home", "next"], initiative.Prototype.Screens.Select(s => s.Id));
        Assert.Equal("Next", initiative.Prototype.Screens[1].Title);
        var left = Prototyping.RemoveScreen(initiative, "next").Value.Now.Prototype;
        Assert.Equal("", Assert.Single(Assert.Single(left.Screens).Elements).Target);
        Assert.Equal("deliver.prototype.unknown_screen", Prototyping.RemoveScreen(initiative, "x").Problem.Code);
    }

    [Fact]
    public void What_breaks_a_rule_is_refused()
    {
        Assert.Equal("deliver.prototype.id", Prototyping.SaveScreen(New, Home() with { Id = "Home 1" }).Problem.Code);
        Assert.Equal("deliver.prototype.id", Prototyping.Replace(New, new Prototype { Screens = [Home(), Home()] }).Problem.Code);
        Assert.Equal("deliver.prototype.title", Prototyping.SaveScreen(New, Home() with { Title = "  " }).Problem.Code);
        Assert.Equal("deliver.prototype.text", Prototyping.SaveScreen(New, Home(new ScreenElement { Text = new string('x', ScreenElement.MostText + 1) })).Problem.Code);
        Assert.Equal("deliver.prototype.text", Prototyping.SaveScreen(New, Home(Answer(Full with { Wrong = new string('x', ScreenElement.MostText + 1) }))).Problem.Code);
        Assert.Equal("deliver.prototype.target", Prototyping.SaveScreen(New, Home(new ScreenElement { Kind = ElementKind.Button, Target = "gone" })).Problem.Code);
        Assert.Equal("deliver.prototype.too_many", Prototyping.SaveScreen(New, Home([.. Enumerable.Repeat(new ScreenElement(), Screen.MostElements + 1)])).Problem.Code);
        Assert.Equal("deliver.prototype.next", Prototyping.SaveDialogue(New, "", [new DialogueTurn { User = "a", Next = [2] }], "").Problem.Code);
        Assert.Equal("deliver.prototype.next", Prototyping.SaveDialogue(New, "", [new DialogueTurn { User = "a", Next = [0] }], "").Problem.Code);
        Assert.Equal("deliver.prototype.url", Prototyping.SaveDialogue(New, "", [], "javascript:alert(1)").Problem.Code);
        Assert.True(Prototyping.SaveDialogue(New, "", [], "mailto:team@example.com").IsOk);
    }

    [Fact]
    public void A_state_is_designed_when_every_answer_has_it()
    {
        Assert.All(StateCoverage.Of(new Prototype { Screens = [Home()] }), c => Assert.Equal((0, false), (c.Places, c.IsCovered)));
        Assert.All(StateCoverage.Of(new Prototype { Screens = [Home(Answer(Full))] }), c => Assert.True(c.IsCovered));

        var partly = StateCoverage.Of(new Prototype { Screens = [Home(Answer(Full)), Home(Answer(Full with { Empty = "", HandsOver = false }), Answer(null)) with { Id = "b", Title = "Second" }] });
        Assert.All(partly, c => Assert.Equal(3, c.Places));
        // The second screen misses all but the label, on one answer or both, and is named once.
        Assert.Equal([AiState.AiLabel], partly.Where(c => c.IsCovered).Select(c => c.State));
        Assert.All(partly.Where(c => !c.IsCovered), c => Assert.Equal(["Second"], c.Missing));

        // A dialogue is one more place; an exchange that shows the state covers it.
        var spoken = StateCoverage.Of(new Prototype { Screens = [Home(Answer(Full))], Turns = [new DialogueTurn { User = "hi", State = AiState.Wrong }] });
        Assert.Equal([AiState.Wrong, AiState.AiLabel], spoken.Where(c => c.IsCovered).Select(c => c.State));
        Assert.Equal([""], spoken.Single(c => c.State == AiState.Loading).Missing);
    }

    [Fact]
    public void The_states_that_are_missing_are_proposed_as_the_answer_of_their_check()
    {
        var facts = new WorkFacts(null, null, null, default, new WorkProofs(DataVersion.Empty, default));
        Assert.Null(Proposals.For("ai_states", New, facts));
        Assert.Equal("deliver.proposal.ai_states.all", Proposals.For("ai_states", New with { Prototype = new Prototype { Screens = [Home(Answer(Full))] } }, facts)!.Says.Key);

        var proposal = Proposals.For("ai_states", New with { Prototype = new Prototype { Screens = [Home(Answer(Full with { Wrong = "" }))] } }, facts)!;

        Assert.Equal("The prototype has the states of AI answers except, in some place: Wrong answer.", new Localizer(SinanCli.Texts, Lang.English).Write(proposal.Says));
    }

    [Fact]
    public void Restoring_a_version_loses_nothing()
    {
        Initiative Titled(Initiative i, string title) => Prototyping.SaveScreen(i, Home() with { Title = title }).Value.Now;
        var kept = Prototyping.Keep(Titled(New, "One"), "first", "product", default).Value.Now;
        var changed = Titled(kept, "Two");

        var back = Prototyping.Restore(changed, 1, "design", default).Value;
        Assert.Equal(("One", "deliver.log.prototype_restored"), (back.Now.Prototype.Screens[0].Title, back.Says.Key));
        // What stood until then was no version yet: it is one now, and forward is as easy as back.
        Assert.Equal([("One", "product"), ("Two", "design")], back.Now.Prototype.Versions.Select(v => (v.Content.Screens[0].Title, v.By)));
        var forth = Prototyping.Restore(back.Now, 2, "design", default).Value.Now.Prototype;
        Assert.Equal(("Two", 2), (forth.Screens[0].Title, forth.Versions.Length));
        Assert.Equal("deliver.prototype.as_it_stands", Prototyping.Restore(back.Now, 1, "design", default).Problem.Code);
        Assert.Equal("deliver.prototype.unknown_version", Prototyping.Restore(back.Now, 7, "design", default).Problem.Code);
        // Of an emptied prototype there is nothing to keep.
        Assert.Single(Prototyping.Restore(Prototyping.Replace(kept, Prototype.None).Value.Now, 1, "design", default).Value.Now.Prototype.Versions);
    }

    [Fact]
    public void Versions_are_kept_once_and_never_change()
    {
        Assert.Equal("deliver.prototype.empty", Prototyping.Keep(New, "", "product", default).Problem.Code);
        var first = Prototyping.Keep(Prototyping.SaveScreen(New, Home()).Value.Now, " for the fair ", "product", default).Value.Now;
        Assert.Equal("deliver.prototype.same", Prototyping.Keep(first, "", "product", default).Problem.Code);

        var many = Enumerable.Range(2, Prototyping.MostVersions).Aggregate(first, (i, n) => Prototyping.Keep(Prototyping.SaveScreen(i, Home() with { Title = "Home " + n }).Value.Now, "", "product", default).Value.Now);

        Assert.Equal((1, "for the fair", "Home"), (first.Prototype.Versions[0].Number, first.Prototype.Versions[0].Remark, first.Prototype.Versions[0].Content.Screens[0].Title));
        Assert.Equal(Enumerable.Range(2, Prototyping.MostVersions), many.Prototype.Versions.Select(v => v.Number));
        Assert.All(many.Prototype.Versions, v => Assert.Equal("Home " + v.Number, v.Content.Screens[0].Title));
        Assert.Equal(many.Prototype.Versions, Prototyping.Replace(many, Prototype.None).Value.Now.Prototype.Versions);
    }

    [Theory]
    [InlineData("en", "AI-generated")]
    [InlineData("zh-CN", "AI 生成")]
    public void The_page_is_one_file_whose_links_all_lead_somewhere(string lang, string label)
    {
        var prototype = new Prototype
        {
            Screens =
            [
                Home(Answer(Full), new ScreenElement { Kind = ElementKind.Button, Text = "go", Target = "b" }, new ScreenElement { Kind = ElementKind.Button, Text = "later" }),
                Home(Answer(null), new ScreenElement { Kind = ElementKind.List, Text = "one\ntwo" }, new ScreenElement { Kind = ElementKind.Input, Text = "name" }) with { Id = "b", Title = "Second" },
            ],
            WakeWord = "Hey", Turns = [new DialogueTurn { User = "hi", System = "yes?", Next = [2] }, new DialogueTurn { User = "bye", System = "bye", Next = [1] }],
        };

        var page = Page(prototype, lang);

        Assert.Empty(page.QuerySelectorAll("script, link, img, iframe, [src], [style], [onclick]"));
        var anchors = page.QuerySelectorAll("section[id]").Select(s => "#" + s.Id).ToList();
        Assert.All(page.QuerySelectorAll("a"), a => Assert.Contains(a.GetAttribute("href")!, anchors));
        Assert.Equal(anchors.Count, anchors.Distinct().Count());
        // The screen that opens first hides as soon as another section is the target, so it stands behind all of them.
        Assert.Equal("s-home", page.QuerySelectorAll("section.screen")[^1].Id);
        Assert.Equal("s-home", Assert.Single(page.QuerySelectorAll("section.start")).Id);
        // Every answer of an AI says so, and every screen has a way to give feedback.
        Assert.All(page.QuerySelectorAll(".ai legend"), l => Assert.Equal(label, l.TextContent));
        Assert.All(page.QuerySelectorAll(".system small"), l => Assert.StartsWith(label, l.TextContent, StringComparison.Ordinal));
        Assert.All(page.QuerySelectorAll("section.screen:not(#feedback) footer a"), a => Assert.Equal("#feedback", a.GetAttribute("href")));
        Assert.Equal(4, page.QuerySelectorAll("section.screen:not(#feedback) footer a").Length);
        // The answer and its four states, one of which is shown.
        Assert.Equal(5, page.QuerySelectorAll("#s-home .ai input").Length);
        Assert.Equal("Tomorrow", page.QuerySelector("#s-home .ai .state")!.TextContent);
        Assert.Single(page.QuerySelectorAll("#s-home .ai input[checked]"));
        Assert.Contains("default-src 'none'", page.QuerySelector("meta[http-equiv]")!.GetAttribute("content"), StringComparison.Ordinal);
        Assert.DoesNotContain("[deliver.", page.DocumentElement.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_dialogue_alone_opens_with_its_first_exchange()
    {
        var page = Page(new Prototype { Turns = [new DialogueTurn { User = "hi", System = "yes?" }] }, "en");

        Assert.Equal("t1", Assert.Single(page.QuerySelectorAll("section.start")).Id);
        Assert.All(page.QuerySelectorAll("a"), a => Assert.NotNull(page.QuerySelector(a.GetAttribute("href")!)));
    }

    [Fact]
    public void What_people_typed_stays_text()
    {
        var prototype = new Prototype
        {
            Screens = [Home([.. Enum.GetValues<ElementKind>().Select(k => new ScreenElement { Kind = k, Text = Hostile, Target = "home", States = new AnswerStates { Loading = Hostile, Wrong = Hostile } })]) with { Title = Hostile }],
            WakeWord = Hostile, Turns = [new DialogueTurn { User = Hostile, System = Hostile, Next = [1] }], FeedbackUrl = "https://example.com/?a=\"><script>",
        };
        Assert.Null(PrototypeRules.Fault(prototype));

        var page = Page(prototype, "en", Hostile);

        Assert.Empty(page.QuerySelectorAll("script"));
        Assert.All(page.QuerySelectorAll("a"), a => Assert.Matches("^(#[a-z0-9-]+|https://example\\.com/.*)$", a.GetAttribute("href")!));
        Assert.Equal(Hostile, page.QuerySelector("h1")!.TextContent);
        Assert.Equal(Hostile, page.QuerySelector(".user")!.TextContent);
    }

    static IHtmlDocument Page(Prototype prototype, string lang, string title = "Service") =>
        new HtmlParser().ParseDocument(new PrototypeHtml(new Localizer(SinanCli.Texts, Lang.Parse(lang)!.Value)).Render(title, prototype));
}
