using Sinan.Kernel;

namespace Sinan.Stages.Decide.Contracts;

/// <summary>An initiative for a need.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Title">Its title.</param>
/// <param name="Address">Its page.</param>
/// <param name="State">Where it stands, in a word or two.</param>
public sealed record NeedWork(long Id, string Title, string Address, Phrase State);
