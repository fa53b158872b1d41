using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;
using Sinan.Cli;
using Sinan.Kernel;
using Sinan.Stages;
using Sinan.Stages.Learn.Domain;
using Sinan.Web;

namespace Sinan.Tests.Learn;

/// <summary>The lessons as written: complete, of a length that is read, with links that lead somewhere.</summary>
public sealed partial class CurriculumTests
{
    static readonly HashSet<string> Routes = new[] { typeof(StageCatalog).Assembly, typeof(WebMarker).Assembly }
        .SelectMany(a => a.GetTypes()).SelectMany(t => t.GetCustomAttributes(typeof(RouteAttribute), false).Cast<RouteAttribute>()).Select(r => r.Template).ToHashSet(StringComparer.Ordinal);

    [Fact]
    public void The_path_has_the_lessons_of_its_four_stages_in_order()
    {
        Assert.Equal([11, 9, 9, 12], Curriculum.Stages.Select(s => Curriculum.Of(s).Count()));
        Assert.Equal(Curriculum.All.Select(l => l.Id).Order(StringComparer.Ordinal), Curriculum.All.Select(l => l.Id));
        Assert.Equal(Curriculum.All.Length, Curriculum.All.Select(l => l.Id).Distinct().Count());
    }

    [Theory]
    [InlineData("en")]
    [InlineData("zh-CN")]
    public void Every_lesson_has_all_its_words(string code)
    {
        var words = new Localizer(SinanCli.Texts, Lang.Parse(code)!.Value);
        string[] parts = ["title", "p1", "p2", "try", "ask", "a", "b", "c", "why"];

        Assert.Empty(from lesson in Curriculum.All from part in parts where !words.Has(lesson.Key + "." + part) select lesson.Key + "." + part);
        Assert.Empty(from lesson in Curriculum.All from term in lesson.Terms where !words.Has("term." + term) || !words.Has("term." + term + ".label") select term);
        Assert.Empty(from lesson in Curriculum.All where Lesson.Options.Select(o => words[lesson.Key + "." + o]).Distinct().Count() < 3 select lesson.Id);
    }

    [Fact]
    public void Every_text_of_a_lesson_belongs_to_one_on_the_path()
    {
        var known = Curriculum.All.Select(l => l.Key).ToHashSet(StringComparer.Ordinal);

        Assert.Empty(SinanCli.Texts.Entries(Lang.English).Keys.Select(k => LessonKey().Match(k)).Where(m => m.Success && !known.Contains(m.Value)).Select(m => m.Value));
    }

    [Fact]
    public void Lessons_are_short_in_both_languages()
    {
        Assert.DoesNotContain(Curriculum.All.Select(l => (l.Id, Length: Text(l, Lang.English).Split(' ').Length)), l => l.Length is < 80 or > 200);
        Assert.DoesNotContain(Curriculum.All.Select(l => (l.Id, Length: Text(l, Lang.Chinese).Count(c => c is >= '\u4E00' and <= '\u9FFF'))), l => l.Length is < 120 or > 400);
    }

    [Fact]
    public void The_right_option_stands_as_often_in_each_place()
    {
        var places = Curriculum.All.CountBy(l => l.Right).ToDictionary();

        Assert.All(Lesson.Options, o => Assert.InRange(places[o], Curriculum.All.Length / 4, Curriculum.All.Length / 2));
    }

    [Fact]
    public void Every_exercise_leads_to_a_page_that_exists() => Assert.Empty(Curriculum.All.Where(l => !Routes.Contains(l.Href)).Select(l => l.Id + " " + l.Href));

    [Fact]
    public void Every_skill_is_trained_by_a_lesson() => Assert.Empty(SkillName.All.Except(Curriculum.All.SelectMany(l => l.Skills)));

    static string Text(Lesson lesson, Lang lang)
    {
        var words = new Localizer(SinanCli.Texts, lang);
        return string.Join(' ', Enumerable.Range(1, 20).Select(n => FormattableString.Invariant($"{lesson.Key}.p{n}")).TakeWhile(words.Has).Select(k => words[k]));
    }

    [GeneratedRegex(@"^learn\.lesson\.\d-\d\d")]
    private static partial Regex LessonKey();
}
