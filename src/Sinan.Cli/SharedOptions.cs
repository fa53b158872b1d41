namespace Sinan.Cli;

/// <summary>Options that every command shares.</summary>
/// <param name="Workspace">Absolute path of the workspace directory.</param>
/// <param name="Json">One JSON document on stdout and nothing else there.</param>
/// <param name="NoProgress">No progress on stderr.</param>
/// <param name="Seed">Seed of everything random; 20,240,229 unless given.</param>
/// <param name="Threads">Worker threads; all processors unless given.</param>
public sealed record SharedOptions(string Workspace, bool Json, bool NoProgress, long Seed, int Threads)
{
    /// <summary>Any fixed number would do; this one is the last leap day before the first commit.</summary>
    public const long DefaultSeed = 20_240_229;
}
