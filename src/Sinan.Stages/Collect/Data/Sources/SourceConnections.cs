using System.Net;
using System.Net.Sockets;

namespace Sinan.Stages.Collect.Data.Sources;

/// <summary>Connections of recurring imports: the address is judged after the name is resolved and used as it was judged, for redirects too.</summary>
public static class SourceConnections
{
    const int MostRedirects = 5;

    /// <summary>Set on a request where this machine is meant.</summary>
    public static HttpRequestOptionsKey<bool> AllowsLoopback { get; } = new("sinan.allows_loopback");

    /// <summary>Set on a request that may not go to the own network: feeds come from the internet.</summary>
    public static HttpRequestOptionsKey<bool> RefusesPrivate { get; } = new("sinan.refuses_private");

    public static SocketsHttpHandler Create(SourceNetworks networks) => new()
    {
        // A proxy would resolve the name itself; a kept connection would serve a request that is allowed less.
        UseProxy = false,
        PooledConnectionLifetime = TimeSpan.Zero,
        MaxAutomaticRedirections = MostRedirects,
        AutomaticDecompression = DecompressionMethods.All,
        ConnectCallback = async (context, cancellationToken) =>
        {
            var isLoopbackMeant = context.InitialRequestMessage.Options.TryGetValue(AllowsLoopback, out var meant) && meant;
            var isPrivateRefused = context.InitialRequestMessage.Options.TryGetValue(RefusesPrivate, out var refused) && refused;
            var host = context.DnsEndPoint.Host;
            var addresses = IPAddress.TryParse(host, out var literal) ? [literal] : await Dns.GetHostAddressesAsync(host, cancellationToken);
            var allowed = addresses.Where(a => networks.Allows(a, isLoopbackMeant, !isPrivateRefused)).ToArray();
            if (allowed.Length == 0)
                throw new AddressRefusedException(host);
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await socket.ConnectAsync(allowed, context.DnsEndPoint.Port, cancellationToken);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        },
    };
}

/// <summary>An address that recurring imports may not fetch from.</summary>
public sealed class AddressRefusedException(string host) : IOException($"{host} is not an address that may be fetched.");
