using Sinan.Stages.Decide.Contracts;

namespace Sinan.Stages.Decide.Domain;

/// <summary>The ways a need may go: a step on, a step back, and out.</summary>
static class NeedLife
{
    /// <summary>Longest reason, in characters.</summary>
    public const int MostReason = 400;

    public static IReadOnlyList<NeedState> From(NeedState state) => state switch
    {
        NeedState.Candidate => [NeedState.Confirmed, NeedState.Rejected],
        NeedState.Confirmed => [NeedState.Planned, NeedState.InInitiative, NeedState.Candidate, NeedState.Rejected],
        NeedState.Planned => [NeedState.InInitiative, NeedState.Shipped, NeedState.Confirmed, NeedState.Rejected],
        NeedState.InInitiative => [NeedState.Shipped, NeedState.Planned, NeedState.Rejected],
        NeedState.Shipped => [NeedState.Verified, NeedState.InInitiative, NeedState.Confirmed],
        NeedState.Verified => [NeedState.Shipped],
        _ => [NeedState.Candidate],
    };

    public static bool NeedsReason(NeedState to) => to == NeedState.Rejected;
}
