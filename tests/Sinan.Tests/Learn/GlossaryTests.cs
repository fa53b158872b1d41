using System.Text.Json;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Components;
using Sinan.Cli;
using Sinan.Kernel;
using Sinan.Stages;
using Sinan.Stages.Learn.Domain;
using Sinan.Stages.Learn.Features.FindTerms;
using Sinan.Tests.Web;
using Sinan.Web;

namespace Sinan.Tests.Learn;

/// <summary>The glossary holds every term that a page underlines. That every underlined term has a hint is held by the completeness of texts.</summary>
[Collection("server")]
public sealed class GlossaryTests(TestServer server)
{
    static readonly HashSet<string> Routes = new[] { typeof(StageCatalog).Assembly, typeof(WebMarker).Assembly }
        .SelectMany(a => a.GetTypes()).SelectMany(t => t.GetCustomAttributes(typeof(RouteAttribute), false).Cast<RouteAttribute>()).Select(r => r.Template).ToHashSet(StringComparer.Ordinal);

    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("en")]
    [InlineData("zh-CN")]
    public void Every_term_has_a_name_a_hint_and_a_place_that_exists(string code)
    {
        var words = new Localizer(SinanCli.Texts, Lang.Parse(code)!.Value);

        var terms = new FindTermsHandler(SinanCli.Texts, words).Handle(new FindTerms(null)).Terms;

        Assert.True(terms.Length > 60, "the terms were not found");
        Assert.Empty(terms.Where(t => t.Label.StartsWith('[') || t.Hint.StartsWith('[')).Select(t => t.Name + ": no name"));
        Assert.Empty(terms.Where(t => t.Places.IsEmpty).Select(t => t.Name + ": no page in GlossaryPages, no lesson"));
        Assert.Empty(
            from term in terms
            from place in term.Places
            where place.Title.StartsWith('[') || !(Routes.Contains(place.Href) || Curriculum.All.Any(l => l.Address == place.Href))
            select $"{term.Name}: {place.Href} {place.Title}");
    }

    [Fact]
    public void No_place_is_noted_for_a_term_that_is_gone() => Assert.DoesNotContain(GlossaryPages.Shown, t => !SinanCli.Texts.Entries(Lang.English).ContainsKey("term." + t));

    [Fact]
    public void Names_of_terms_are_told_apart()
    {
        foreach (var lang in Lang.All)
        {
            var terms = new FindTermsHandler(SinanCli.Texts, new Localizer(SinanCli.Texts, lang)).Handle(new FindTerms("")).Terms;
            Assert.Empty(terms.CountBy(t => t.Label).Where(l => l.Value > 1).Select(l => l.Key));
        }
    }

    [Theory]
    [InlineData("fUNNel")]
    [InlineData("漏斗")]
    public void A_term_is_found_by_a_word_of_either_language(string query)
    {
        var found = new FindTermsHandler(SinanCli.Texts, new Localizer(SinanCli.Texts, Lang.Chinese)).Handle(new FindTerms(query));

        Assert.Contains(found.Terms, t => t.Name == "funnel");
        Assert.True(found.Terms.Length < found.All);
    }

    [Fact]
    public async Task The_page_and_the_api_search_and_escape_what_was_asked()
    {
        using var viewer = await server.PersonAsync(AccountRole.Viewer);

        var page = await viewer.GetStringAsync("/learn/glossary?q=%3Cb%3Ezz", Token);
        Assert.Contains("&lt;b&gt;zz", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>zz", page, StringComparison.Ordinal);
        using var program = await server.ProgramAsync(Permissions.Read);
        var answer = await program.GetFromJsonAsync<JsonElement>("/api/v1/learn/terms?q=retention", Token);
        Assert.Contains(answer.GetProperty("terms").EnumerateArray(), t => t.GetProperty("name").GetString() == "retention");
    }

    [Fact]
    public void Guides_lead_to_pages_that_exist_and_have_a_name()
    {
        var words = new Localizer(SinanCli.Texts, Lang.English);
        var pages = Role.All.SelectMany(r => r.Pages).Concat(RoleStage.All.SelectMany(s => s.Pages)).Concat(Capability.All.Select(c => c.Page)).Distinct().ToList();

        Assert.DoesNotContain(pages, p => !Routes.Contains(p) || !words.Has(Stages.Learn.Features.LearnPlaces.TitleKey(p)));
        Assert.DoesNotContain(ReadingList.All.Select(w => w.Lesson).Concat(Capability.All.Select(c => c.Lesson)), l => Curriculum.Find(l) is null);
    }

    [Fact]
    public void Every_role_says_what_it_does_at_every_stage()
    {
        var words = new Localizer(SinanCli.Texts, Lang.Chinese);

        Assert.Equal(7, RoleStage.All.Length);
        Assert.Empty(from role in Role.All from part in RoleStage.All.Select(s => s.Name).Append("about") where !words.Has(role.Key + "." + part) select role.Key + "." + part);
        Assert.Empty(RoleStage.All.Where(s => !words.Has(s.TitleKey)).Select(s => s.Name));
        Assert.Empty(ReadingList.All.Where(w => !words.Has("learn.reading." + w.Id)).Select(w => w.Id));
        Assert.Empty(from can in Capability.All from part in new[] { "", ".well", ".fails", ".example" } where !words.Has(can.Key + part) select can.Key + part);
        Assert.Empty(SkillName.All.Where(s => !words.Has(SkillName.Key(s)) || !words.Has(SkillName.Key(s) + ".about") || !words.Has(SkillName.Key(s) + ".five")));
    }
}
