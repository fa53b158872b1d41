using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Stages.Understand.Contracts;
using Sinan.Stages.Understand.Data.Dashboards;
using Sinan.Stages.Understand.Domain.Dashboards;

namespace Sinan.Stages.Understand.Features.ChooseTemplate;

/// <summary>Begins with a template: its first dashboard is made, its event dictionary and prediction are remembered. Can be done before there are data.</summary>
/// <param name="Id">Id of the template.</param>
public sealed record ChooseTemplate(string Id);

/// <summary>All templates and how well they fit.</summary>
/// <param name="Templates">Those of the product, then own ones.</param>
/// <param name="Chosen">Id of the chosen one; null before the first.</param>
public sealed record TemplateList(ImmutableArray<TemplateFit> Templates, string? Chosen);

/// <param name="Template">The template.</param>
/// <param name="Found">Roles that the log has an event for, with the event.</param>
public sealed record TemplateFit(Template Template, ImmutableSortedDictionary<string, string> Found);

public sealed class ChooseTemplateHandler(DashboardStore store, BehaviorDesk desk) : ITemplates
{
    /// <returns>The new dashboard. Problem: "understand.template.unknown".</returns>
    public async Task<Outcome<Dashboard>> HandleAsync(ChooseTemplate request, CancellationToken cancellationToken)
    {
        if ((await AllAsync(cancellationToken)).FirstOrDefault(t => t.Id == request.Id) is not { } template)
            return new Problem("understand.template.unknown", ProblemKind.NotFound, Fact.Of("id", request.Id));
        await store.ChooseAsync(template, cancellationToken);
        return await store.AddAsync(new Dashboard(0, template.Dashboard, template.Questions, template.Events), cancellationToken);
    }

    public async Task<TemplateList> ListAsync(CancellationToken cancellationToken)
    {
        var log = await LogAsync(cancellationToken);
        return new TemplateList([.. (await AllAsync(cancellationToken)).Select(t => Fit(t, log))], (await store.ChosenAsync(cancellationToken))?.Id);
    }

    public async Task BeginAsync(string id, CancellationToken cancellationToken)
    {
        if (await store.ChosenAsync(cancellationToken) is null)
            await HandleAsync(new ChooseTemplate(id), cancellationToken);
    }

    public async Task<SuggestedPrediction?> PredictionAsync(CancellationToken cancellationToken)
    {
        if (await store.ChosenAsync(cancellationToken) is not { Prediction: { } preset } template)
            return null;
        var role = template.Events.FirstOrDefault(e => e.Role == preset.Role);
        return new SuggestedPrediction(role is null ? null : EventRoles.NameOf(role, await LogAsync(cancellationToken)), preset.Horizon, preset.MissCost, preset.FalseAlarmCost);
    }

    async Task<ImmutableArray<Template>> AllAsync(CancellationToken cancellationToken) => TemplateCatalog.All.AddRange(await store.OwnTemplatesAsync(cancellationToken));

    async Task<IReadOnlyList<string>> LogAsync(CancellationToken cancellationToken)
    {
        var opened = await desk.OpenAsync(cancellationToken);
        if (!opened.IsOk)
            return [];
        using var lease = opened.Value;
        return [.. lease.Index.EventNames];
    }

    static TemplateFit Fit(Template template, IReadOnlyList<string> log) => new(
        template, template.Events.Select(e => (e.Role, Name: EventRoles.NameOf(e, log))).Where(e => e.Name is not null).ToImmutableSortedDictionary(e => e.Role, e => e.Name!, StringComparer.Ordinal));
}
