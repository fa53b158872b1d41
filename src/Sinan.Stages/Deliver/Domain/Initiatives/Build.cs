namespace Sinan.Stages.Deliver.Domain.Initiatives;

/// <summary>A build or a release, as continuous integration reports it.</summary>
/// <param name="Version">Its name ("1.4.0", a commit).</param>
/// <param name="IsRelease">Whether people got it.</param>
/// <param name="Passed">Whether it went well.</param>
/// <param name="Url">Where to read on; empty for nowhere. http or https.</param>
/// <param name="By">Who or which key reported it.</param>
/// <param name="At">When.</param>
public sealed record Build(string Version, bool IsRelease, bool Passed, string Url, string By, DateTimeOffset At);
