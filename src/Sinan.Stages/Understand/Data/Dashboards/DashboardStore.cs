using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Stages.Understand.Domain.Dashboards;

namespace Sinan.Stages.Understand.Data.Dashboards;

/// <summary>Dashboards, own templates and the chosen template, among the settings of the workspace.</summary>
public sealed class DashboardStore(ISettings settings)
{
    const string DashboardsKey = "understand.dashboards";
    const string TemplatesKey = "understand.templates";
    const string ChosenKey = "understand.template";

    public async Task<ImmutableArray<Dashboard>> ListAsync(CancellationToken cancellationToken) => await settings.FindAsync<ImmutableArray<Dashboard>?>(DashboardsKey, cancellationToken) ?? [];

    public async Task<Dashboard?> FindAsync(int id, CancellationToken cancellationToken) => (await ListAsync(cancellationToken)).FirstOrDefault(d => d.Id == id);

    /// <summary>Adds a dashboard under the next number.</summary>
    public async Task<Dashboard> AddAsync(Dashboard dashboard, CancellationToken cancellationToken)
    {
        var all = await ChangeAsync(list => list.Add(dashboard with { Id = list.Select(d => d.Id).DefaultIfEmpty(0).Max() + 1 }), cancellationToken);
        return all[^1];
    }

    /// <summary>Changes one dashboard; null takes it away. False when it is not there.</summary>
    public async Task<bool> ChangeAsync(int id, Func<Dashboard, Dashboard?> change, CancellationToken cancellationToken)
    {
        var found = false;
        await ChangeAsync(
            list =>
            {
                var old = list.FirstOrDefault(d => d.Id == id);
                found = old is not null;
                return old is null ? list : change(old) is { } changed ? list.Replace(old, changed) : list.Remove(old);
            }, cancellationToken);
        return found;
    }

    public async Task<ImmutableArray<Template>> OwnTemplatesAsync(CancellationToken cancellationToken) => await settings.FindAsync<ImmutableArray<Template>?>(TemplatesKey, cancellationToken) ?? [];

    /// <summary>Adds a template, or replaces the own one of that id.</summary>
    public Task SaveTemplateAsync(Template template, CancellationToken cancellationToken) =>
        settings.ChangeAsync<ImmutableArray<Template>?>(TemplatesKey, list => [.. (list ?? []).Where(t => t.Id != template.Id), template], cancellationToken);

    /// <summary>The template chosen last; null before the first.</summary>
    public Task<Template?> ChosenAsync(CancellationToken cancellationToken) => settings.FindAsync<Template>(ChosenKey, cancellationToken);

    public Task ChooseAsync(Template template, CancellationToken cancellationToken) => settings.SaveAsync(ChosenKey, template, cancellationToken);

    async Task<ImmutableArray<Dashboard>> ChangeAsync(Func<ImmutableArray<Dashboard>, ImmutableArray<Dashboard>> change, CancellationToken cancellationToken) =>
        (await settings.ChangeAsync<ImmutableArray<Dashboard>?>(DashboardsKey, list => change(list ?? []), cancellationToken))!.Value;
}
