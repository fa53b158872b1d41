namespace Sinan.Stages.Deliver.Domain.Initiatives;

/// <summary>Whether something of an initiative is late.</summary>
static class Lateness
{
    /// <summary>A sub-step, a decision, an issue or what is done against a risk.</summary>
    public static bool IsLate(Initiative initiative, DateOnly today) =>
        initiative.Steps.Values.Any(s => s.IsOverdue(today)) || initiative.Risks.Any(r => r.IsOverdue(today)) || initiative.Issues.Any(i => i.IsOverdue(today))
        || initiative.Talks.Any(t => t.Decisions.Any(d => d.IsLate(today)));
}
