using Sinan.Stages.Understand.Data.Dashboards;
using Sinan.Stages.Understand.Domain.Dashboards;

namespace Sinan.Stages.Understand.Features.ShowDashboard;

/// <summary>The dashboards of the workspace.</summary>
public sealed record ListDashboards;

public sealed class ListDashboardsHandler(DashboardStore store)
{
    /// <summary>In the order they were made.</summary>
    public async Task<IReadOnlyList<Dashboard>> HandleAsync(ListDashboards request, CancellationToken cancellationToken)
    {
        _ = request;
        return await store.ListAsync(cancellationToken);
    }
}
