namespace Sinan.Kernel;

/// <summary>What refers to contents that strangers sent.</summary>
public interface IBlobHolder
{
    /// <summary>Whether it refers to the content of an address.</summary>
    Task<bool> HoldsAsync(string address, CancellationToken cancellationToken);
}
