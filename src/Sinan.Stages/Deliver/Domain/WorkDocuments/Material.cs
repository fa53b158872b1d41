using Sinan.Stages.Deliver.Domain.Documents;
using Sinan.Stages.Deliver.Domain.Initiatives;

namespace Sinan.Stages.Deliver.Domain.WorkDocuments;

/// <summary>One thing that a section is made of.</summary>
/// <param name="Code">Its words are "deliver.material.{code}"; those of a check are "deliver.check.{code}".</param>
/// <param name="Step">Sub-step that owes it.</param>
/// <param name="Compose">Its blocks; none while there are no facts. Null for a check, which stands in the section's table of answers.</param>
sealed record Material(string Code, string Step, Func<DocumentMatter, IEnumerable<Block>>? Compose = null)
{
    /// <summary>The answer to a check of the lifecycle, or what was measured for it.</summary>
    public static implicit operator Material(string check) => new(check, Lifecycle.StepOf(check).Code);
}
