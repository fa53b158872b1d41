using Sinan.Kernel;
using Sinan.Stages.Understand.Data.Dashboards;

namespace Sinan.Stages.Understand.Features.ShowDashboard;

/// <summary>Takes a question off a dashboard, or the dashboard away.</summary>
/// <param name="Id">Number of the dashboard.</param>
/// <param name="Place">Place of the question, from 0; null takes the whole dashboard away.</param>
public sealed record ChangeDashboard(int Id, int? Place);

public sealed class ChangeDashboardHandler(DashboardStore store)
{
    /// <returns>Whether the dashboard is still there. Problem: "understand.dashboard.unknown".</returns>
    public async Task<Outcome<bool>> HandleAsync(ChangeDashboard request, CancellationToken cancellationToken)
    {
        var found = await store.ChangeAsync(
            request.Id,
            d => request.Place is not { } place ? null : place >= 0 && place < d.Questions.Length ? d with { Questions = d.Questions.RemoveAt(place) } : d, cancellationToken);
        return found ? request.Place is not null : new Problem("understand.dashboard.unknown", ProblemKind.NotFound, Fact.Count("id", request.Id));
    }
}
