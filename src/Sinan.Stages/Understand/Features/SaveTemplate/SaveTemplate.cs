using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Stages.Understand.Data.Dashboards;
using Sinan.Stages.Understand.Domain.Dashboards;

namespace Sinan.Stages.Understand.Features.SaveTemplate;

/// <summary>Makes a template of the workspace as it is: its events, the questions of its dashboards, the prediction of its template. Never its data.</summary>
/// <param name="Name">1 to 60 characters; an own template of that name is replaced.</param>
public sealed record SaveTemplate(string Name);

public sealed class SaveTemplateHandler(DashboardStore store, BehaviorDesk desk)
{
    const int MostNameCharacters = 60;

    /// <summary>The most used events: a dictionary of thousands is read by nobody.</summary>
    const int MostEvents = 60;

    /// <returns>Problems: "understand.template.name", "understand.template.empty".</returns>
    public async Task<Outcome<Template>> HandleAsync(SaveTemplate request, CancellationToken cancellationToken)
    {
        var name = request.Name.Trim();
        if (name.Length is 0 or > MostNameCharacters)
            return new Problem("understand.template.name", ProblemKind.Invalid, Fact.Count("most", MostNameCharacters));
        var (dashboards, chosen) = (await store.ListAsync(cancellationToken), await store.ChosenAsync(cancellationToken));
        if (dashboards.All(d => d.Questions.IsEmpty))
            return new Problem("understand.template.empty", ProblemKind.NotEnough);
        var roles = dashboards.SelectMany(d => d.Events).Concat(chosen?.Events ?? []).DistinctBy(e => e.Role).ToImmutableArray();
        var template = new Template(
            "own-" + EvidenceId.OfContent(System.Text.Encoding.UTF8.GetBytes(name.ToLowerInvariant())).Value[3..], int.MaxValue, BilingualText.Of(name),
            chosen?.About ?? BilingualText.Of(name), [.. roles, .. await OthersAsync(roles, cancellationToken)], BilingualText.Of(name),
            [.. dashboards.SelectMany(d => d.Questions)], chosen?.Prediction);
        await store.SaveTemplateAsync(template, cancellationToken);
        return template;
    }

    /// <summary>Events of the log that play no role yet: each becomes one under its own name.</summary>
    async Task<IEnumerable<TemplateEvent>> OthersAsync(ImmutableArray<TemplateEvent> roles, CancellationToken cancellationToken)
    {
        var opened = await desk.OpenAsync(cancellationToken);
        if (!opened.IsOk)
            return [];
        using var lease = opened.Value;
        var index = lease.Index;
        var known = roles.Select(r => EventRoles.NameOf(r, index.EventNames)).ToHashSet();
        return [.. index.EventNames.Select((n, code) => (Name: n, Users: index.UsersByEvent[code])).Where(e => !known.Contains(e.Name)).OrderByDescending(e => e.Users).ThenBy(e => e.Name, StringComparer.Ordinal)
            .Take(MostEvents).Select(e => new TemplateEvent(e.Name, [e.Name], BilingualText.Of(e.Name)))];
    }
}
