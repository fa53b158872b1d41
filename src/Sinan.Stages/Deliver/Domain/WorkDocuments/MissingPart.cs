using Sinan.Kernel;

namespace Sinan.Stages.Deliver.Domain.WorkDocuments;

/// <summary>What a document lacks.</summary>
/// <param name="Section">Section that waits for it.</param>
/// <param name="What">What it is.</param>
/// <param name="Step">Code of the sub-step that owes it.</param>
/// <param name="Owner">Who does that sub-step; empty = nobody yet.</param>
public sealed record MissingPart(Phrase Section, Phrase What, string Step, string Owner)
{
    /// <summary>As a sentence.</summary>
    public Phrase Says => Owner.Length > 0
        ? new Phrase("deliver.doc.missing", Fact.Of("what", What), Fact.Of("owner", Owner), StepName)
        : new Phrase("deliver.doc.missing.nobody", Fact.Of("what", What), StepName);

    Fact StepName => Fact.Of("step", new Phrase("deliver.step." + Step));
}
