using Sinan.Kernel;

namespace Sinan.Stages.Decide.Contracts;

/// <summary>Which needs there are and which matter most.</summary>
public interface INeeds
{
    /// <summary>Finds and ranks the needs of the record, keeps report and evidence. Problem: "decide.needs.nothing_to_look_at".</summary>
    Task<Outcome<NeedReport>> RankAsync(long seed, IProgressSink progress, CancellationToken cancellationToken);

    /// <summary>The newest ranking; null before the first.</summary>
    Task<NeedReport?> LatestAsync(CancellationToken cancellationToken);
}
