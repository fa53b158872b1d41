namespace Sinan.Stages.Listen.Contracts;

/// <summary>What Listen tells the other stages.</summary>
public interface IThemes
{
    /// <summary>The newest reading of the workspace's feedback; null before the first.</summary>
    Task<ThemeReport?> LatestAsync(CancellationToken cancellationToken);
}
