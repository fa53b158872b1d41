using Sinan.Kernel;
using Sinan.Stages.Listen.Data;
using Sinan.Stages.Listen.Domain.Labels;

namespace Sinan.Stages.Listen.Features.AddLabelSet;

/// <summary>Adds a set of labels of the team's own.</summary>
/// <param name="Name">1 to 40 characters, unique ignoring case.</param>
/// <param name="Labels">2 to 9 different names of 1 to 40 characters.</param>
/// <param name="Actor">Who, for the audit trail.</param>
public sealed record AddLabelSet(string Name, IReadOnlyList<string> Labels, string Actor);

public sealed class AddLabelSetHandler(ILabelStore store, IAudit audit)
{
    /// <returns>Problems "listen.labels.bad_set", "listen.labels.taken".</returns>
    public async Task<Outcome<LabelSet>> HandleAsync(AddLabelSet request, CancellationToken cancellationToken)
    {
        var name = request.Name.Trim();
        string[] labels = [.. request.Labels.Select(l => l.Trim()).Where(l => l.Length > 0)];
        var isGood = labels.Append(name).All(n => n.Length is > 0 and <= LabelSet.LongestName)
            && labels.Length is >= LabelSet.LeastLabels and <= LabelSet.MostLabels && labels.Distinct(StringComparer.OrdinalIgnoreCase).Count() == labels.Length;
        if (!isGood)
            return new Problem("listen.labels.bad_set", ProblemKind.Invalid, Fact.Count("longest", LabelSet.LongestName), Fact.Count("few", LabelSet.LeastLabels), Fact.Count("most", LabelSet.MostLabels));
        if (await store.AddSetAsync(name, labels, cancellationToken) is not { } set)
            return new Problem("listen.labels.taken", ProblemKind.Conflict, Fact.Of("name", name));
        await audit.RecordAsync(request.Actor, nameof(AddLabelSet), set.Id, cancellationToken);
        return set;
    }
}
