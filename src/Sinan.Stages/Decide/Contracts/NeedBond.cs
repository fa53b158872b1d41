using Sinan.Kernel;

namespace Sinan.Stages.Decide.Contracts;

/// <summary>Two needs that the same users stand behind more often than chance would have it, seen from one of them.</summary>
/// <param name="Need">The one.</param>
/// <param name="With">The other.</param>
/// <param name="Both">Users behind both.</param>
/// <param name="Of">Users behind the one.</param>
/// <param name="Users">All users of whom both could be known.</param>
/// <param name="Share">Of the users behind the one, the part behind the other (confidence), with its 95 % interval.</param>
/// <param name="Lift">That share over the share among all.</param>
/// <param name="P">One-sided Fisher test.</param>
/// <param name="Q">P corrected for all pairs of needs that could be connected.</param>
/// <param name="Evidence">Where it is proved.</param>
public sealed record NeedBond(string Need, string With, int Both, int Of, int Users, Estimate Share, double Lift, double P, double Q, EvidenceId Evidence)
{
    /// <summary>Part of all users behind both.</summary>
    public double Support => (double)Both / Users;
}
