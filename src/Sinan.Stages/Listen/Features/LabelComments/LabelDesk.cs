using Sinan.Kernel;
using Sinan.Stages.Listen.Contracts;
using Sinan.Stages.Listen.Data;
using Sinan.Stages.Listen.Domain.Labels;

namespace Sinan.Stages.Listen.Features.LabelComments;

/// <summary>What the doors to labels share.</summary>
static class LabelDesk
{
    /// <summary>New labels after which the classifier learns again.</summary>
    const int LearningStep = 25;

    /// <summary>Labels until it learns again.</summary>
    public static int UntilLearning(int labelled, LabelReport? report) => Math.Max(0, LearningStep - (labelled - (report?.Labelled ?? 0)));

    /// <returns>Problem: "listen.labels.no_set".</returns>
    public static async Task<Outcome<LabelSet>> FindAsync(this ILabelStore store, string id, CancellationToken cancellationToken) =>
        (await store.SetsAsync(cancellationToken)).FirstOrDefault(s => s.Id == id) is { } set ? set : new Problem("listen.labels.no_set", ProblemKind.NotFound, Fact.Of("set", id));
}
