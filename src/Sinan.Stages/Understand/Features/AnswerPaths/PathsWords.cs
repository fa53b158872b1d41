using System.Collections.Immutable;
using Sinan.Kernel;

namespace Sinan.Stages.Understand.Features.AnswerPaths;

/// <summary>The paths in sentences.</summary>
static class PathsWords
{
    public static Fact Name(string name, string? value) => value is null ? Fact.Of(name, new Phrase("understand.paths.other")) : Fact.Of(name, value);

    /// <summary>"Step 2", or backwards "1 step before".</summary>
    public static Phrase Step(PathsReport report, int step) =>
        step == 0 ? new Phrase(report.IsBackward ? "understand.paths.step.end" : "understand.paths.step.start") : new Phrase(report.IsBackward ? "understand.paths.step.before" : "understand.paths.step", Fact.Count("n", step + (report.IsBackward ? 0 : 1)));

    public static Phrase At(PathsReport report, PathNodeReport node) => new(
        "understand.paths.at", Fact.Count("users", report.Users), Fact.Count("gone", node.Users), Name("event", node.Event), Fact.Of("step", Step(report, node.Step)));

    public static Phrase Moved(PathsReport report, PathEdgeReport edge, long from) => new(
        edge.IsEnd ? report.IsBackward ? "understand.paths.began" : "understand.paths.ended" : report.IsBackward ? "understand.paths.came" : "understand.paths.moved",
        Fact.Count("users", from), Name("from", edge.From), Fact.Of("step", Step(report, edge.Step)), Fact.Count("gone", edge.Users), Name("to", edge.To));

    public static Phrase Reached(PathsReport report) => new(
        "understand.paths.reached", Fact.Count("users", report.EnteredUsers), Fact.Of("start", report.Start!), Fact.Count("gone", report.Users), Fact.Of("end", report.End!), Fact.Count("depth", report.Depth));

    public static Fact ShareOf(PathNodeReport node) => Shares.Fact("share", node.Share, node.Ci95, node.Evidence);

    public static Fact ShareOf(PathEdgeReport edge) => Shares.Fact("share", edge.Share, edge.Ci95, edge.Evidence);

    public static Fact ShareOf(PathBranchReport branch) => Shares.Fact("share", branch.Share, branch.Ci95);

    public static ImmutableArray<Phrase> Answer(PathsReport report)
    {
        var anchor = report.Start ?? report.End;
        if (report.Users == 0)
        {
            if (report is { Start: { } start, End: { } end, EnteredUsers: > 0 })
                return [new Phrase("understand.paths.unreached", Fact.Count("users", report.EnteredUsers), Fact.Of("start", start), Fact.Of("end", end), Fact.Count("depth", report.Depth))];
            return [anchor is null ? new Phrase("understand.paths.nothing") : new Phrase("understand.paths.nobody", Fact.Of("event", anchor))];
        }

        Fact[] period = [Fact.Date("from", report.Since), Fact.Date("to", report.AsOf)];
        var sentences = ImmutableArray.CreateBuilder<Phrase>();
        var next = report.Edges.FirstOrDefault(e => e is { Step: 0, IsEnd: false, To: not null });
        if (report is { Start: { } first, End: { } last })
            sentences.Add(new Phrase("understand.paths.answer.between", [Fact.Of("start", first), Fact.Of("end", last), Shares.Fact("share", Shares.Of(report.Users, report.EnteredUsers), Shares.Interval(report.Users, report.EnteredUsers), report.Reached), Fact.Count("depth", report.Depth), .. period]));
        else if (anchor is null)
            sentences.Add(new Phrase("understand.paths.answer.open", [Name("event", report.Nodes[0].Event), ShareOf(report.Nodes[0]), .. period]));
        else if (next is not null)
            sentences.Add(new Phrase(report.IsBackward ? "understand.paths.answer.before" : "understand.paths.answer.after", [Fact.Of("event", anchor), Fact.Of("next", next.To!), ShareOf(next), .. period]));
        else
            sentences.Add(new Phrase(report.IsBackward ? "understand.paths.answer.only_end" : "understand.paths.answer.only_start", [Fact.Of("event", anchor), .. period]));
        if (report.End is null && report.Edges.FirstOrDefault(e => e is { Step: 0, IsEnd: true, From: not null }) is { } left)
            sentences.Add(new Phrase("understand.paths.answer.left", Fact.Of("event", left.From!), ShareOf(left)));
        var way = report is { Start: not null, End: not null } ? report.Branches.FirstOrDefault(b => b.Events[^1] == report.End && b.Events.Length > 1) : report.Branches.FirstOrDefault(b => b.Events.Length == 3 && !b.Events.Contains(null));
        if (way is not null)
            sentences.Add(new Phrase(report is { Start: not null, End: not null } ? "understand.paths.answer.way_between" : "understand.paths.answer.way", Fact.Of("way", Written(report, way)), ShareOf(way)));
        return sentences.ToImmutable();
    }

    /// <summary>"view → cart → pay", in the order in which the events happened.</summary>
    static string Written(PathsReport report, PathBranchReport branch) => string.Join(" → ", report.IsBackward ? branch.Events.Reverse() : branch.Events);
}
