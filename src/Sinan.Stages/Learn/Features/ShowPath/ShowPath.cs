namespace Sinan.Stages.Learn.Features.ShowPath;

/// <summary>How far is this account on the learning path, and what comes next?</summary>
/// <param name="Account">Whose progress.</param>
public sealed record ShowPath(long? Account);
