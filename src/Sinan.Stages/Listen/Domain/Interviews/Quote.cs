namespace Sinan.Stages.Listen.Domain.Interviews;

/// <summary>A range of sentences that a coder put under a code.</summary>
/// <param name="Id">Number, from 1; 0 before it is kept.</param>
/// <param name="Interview">Interview.</param>
/// <param name="First">First sentence, from 1.</param>
/// <param name="Last">Last sentence, at least the first.</param>
/// <param name="Code">Code.</param>
/// <param name="Coder">Who coded it.</param>
/// <param name="Need">Id of the need that it speaks for; null for none.</param>
public sealed record Quote(long Id, long Interview, int First, int Last, long Code, string Coder, string? Need);
