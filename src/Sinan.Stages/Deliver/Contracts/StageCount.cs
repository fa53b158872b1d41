using Sinan.Kernel;

namespace Sinan.Stages.Deliver.Contracts;

/// <param name="Code">"need_insight" …</param>
/// <param name="Title">Name of the stage.</param>
/// <param name="Initiatives">Initiatives in it.</param>
public sealed record StageCount(string Code, Phrase Title, int Initiatives);
