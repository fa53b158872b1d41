namespace Sinan.Kernel;

/// <summary>How long what nothing refers to is kept.</summary>
/// <param name="JobDays">Days for which a job is listed after its end.</param>
/// <param name="EvidenceDays">Days for which evidence that nothing cites is kept after somebody last asked for it.</param>
public sealed record PruneRule(int JobDays = 90, int EvidenceDays = 30)
{
    /// <summary>Setting in which the rule is kept.</summary>
    public const string Key = "storage.prune";

    /// <summary>Bounds of both numbers of days.</summary>
    public const int FewestDays = 7, MostDays = 3650;

    /// <summary>Days after which temporary files are left over from something that broke off.</summary>
    public const int FileDays = 7;

    public static PruneRule Usual { get; } = new();
}
