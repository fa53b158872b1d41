namespace Sinan.Stages.Collect.Contracts;

/// <summary>Connections to addresses that people type in: the address is judged after the name is resolved and used as it was judged.</summary>
public interface IOutgoingConnections
{
    /// <summary>A handler that reaches neither this machine nor what only it may read, unless the operator has allowed it (SINAN_SOURCE_NETWORKS), and follows no redirect.</summary>
    HttpMessageHandler Create();

    /// <summary>Whether a request failed because its address is refused.</summary>
    bool IsRefusal(Exception failure);
}
