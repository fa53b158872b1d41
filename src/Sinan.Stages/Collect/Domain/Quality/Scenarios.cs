using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Stages.Collect.Contracts;

namespace Sinan.Stages.Collect.Domain.Quality;

/// <summary>Which questions the data can answer, and what is missing for the others.</summary>
public static class Scenarios
{
    const long LeastUsers = 100;
    const long LeastComments = 200;

    public static ImmutableArray<ScenarioCoverage> Of(QualityFacts facts)
    {
        var days = facts.Time?.Days ?? 0;
        var active = facts.UserActivity.Where(a => a.Events >= QualityRules.ColdBelow).Sum(a => a.Users);
        var withItem = facts.Rows - (Column(facts, "item")?.Missing ?? facts.Rows);
        var valued = Column(facts, "value") is { } value ? facts.Rows - value.Missing : 0;
        var timed = Column(facts, "duration") is { } duration ? facts.Rows - duration.Missing : 0;
        return
        [
            Scenario("funnel", facts.EventNames >= 2 && facts.Users >= LeastUsers, Fact.Count("events", facts.EventNames), Fact.Count("users", facts.Users)),
            Scenario("retention", days >= 14 && facts.Users >= LeastUsers, Fact.Count("days", days), Fact.Count("users", facts.Users)),
            Scenario("rhythm", days >= 7 && facts.Time is { HasClock: true }, Fact.Count("days", days)),
            Scenario("segments", active >= LeastUsers, Fact.Count("users", active)),
            Scenario("value", valued >= LeastUsers, Fact.Count("rows", valued)),
            Scenario("dwell", timed >= LeastUsers, Fact.Count("rows", timed)),
            Scenario("pairs", withItem >= 1_000 && facts.Items >= 20, Fact.Count("rows", withItem), Fact.Count("items", facts.Items)),
            Scenario("themes", facts.Feedback >= LeastComments, Fact.Count("comments", facts.Feedback)),
            Scenario("sentiment", facts.FeedbackRated >= LeastComments, Fact.Count("comments", facts.FeedbackRated)),
            Scenario("voices_of_users", facts.FeedbackWithUser >= LeastComments, Fact.Count("comments", facts.FeedbackWithUser)),
        ];
    }

    static ColumnFacts? Column(QualityFacts facts, string role) => facts.Columns.FirstOrDefault(c => c.Role == role);

    static ScenarioCoverage Scenario(string code, bool covered, params ImmutableArray<Fact> facts) =>
        new(code, covered, new Phrase("collect.scenario." + code + (covered ? ".yes" : ".no"), facts));
}
