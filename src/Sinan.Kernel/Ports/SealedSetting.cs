namespace Sinan.Kernel;

/// <summary>Says that a setting holds secrets: it is kept encrypted under the workspace's key, in the database and in every backup. Registered by a stage as a singleton.</summary>
/// <param name="Key">Key of the setting.</param>
public sealed record SealedSetting(string Key);
