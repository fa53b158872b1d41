namespace Sinan.Stages.Collect.Contracts;

/// <summary>A series of the workspace, without its values.</summary>
/// <param name="Name">Unique, ignoring case.</param>
/// <param name="File">File it came from.</param>
/// <param name="Points">Values.</param>
/// <param name="First">Time of the first.</param>
/// <param name="Last">Time of the last.</param>
/// <param name="Rejected">Rows of the file without a time or a number.</param>
/// <param name="At">When it was imported.</param>
public sealed record SeriesInfo(string Name, string File, int Points, DateTimeOffset First, DateTimeOffset Last, int Rejected, DateTimeOffset At);
