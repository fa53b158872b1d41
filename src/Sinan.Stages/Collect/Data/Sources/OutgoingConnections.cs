using Sinan.Stages.Collect.Contracts;

namespace Sinan.Stages.Collect.Data.Sources;

/// <summary>The guarded connections of recurring imports for whoever sends something.</summary>
sealed class OutgoingConnections(SourceNetworks networks) : IOutgoingConnections
{
    public HttpMessageHandler Create()
    {
        var handler = SourceConnections.Create(networks);
        handler.AllowAutoRedirect = false;
        return handler;
    }

    public bool IsRefusal(Exception failure) => failure is AddressRefusedException || failure.InnerException is { } inner && IsRefusal(inner);
}
