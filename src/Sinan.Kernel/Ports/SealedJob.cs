namespace Sinan.Kernel;

/// <summary>
/// Says that the payloads of a kind of job hold secrets: they are kept encrypted under the workspace's key, in the jobs, in the schedules that enqueue them, and in every
/// backup. Registered by a stage as a singleton. Evidence that such a payload names is not kept for its sake.
/// </summary>
/// <param name="Kind">Kind of the job.</param>
public sealed record SealedJob(string Kind);
