using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;

namespace Sinan.Stages.Collect.Data.Sources;

/// <summary>Which addresses a recurring import may fetch from: the internet and the own network, but not this machine and its cloud's inner services unless allowed.</summary>
/// <param name="Allowed">Networks that the operator of the server has allowed although they would be refused.</param>
/// <remarks>A form that fetches what it is told would else read, for whoever may fill it in, what only this machine may read (OWASP: server-side request forgery).</remarks>
public sealed record SourceNetworks(ImmutableArray<IPNetwork> Allowed)
{
    /// <summary>Environment variable with networks separated by commas ("169.254.10.0/24, 127.0.0.1/32").</summary>
    public const string Variable = "SINAN_SOURCE_NETWORKS";

    /// <summary>Link-local, multicast and broadcast addresses, and those at which clouds tell a machine its secrets.</summary>
    static readonly ImmutableArray<IPNetwork> Refused = Parse(
        "169.254.0.0/16,224.0.0.0/4,255.255.255.255/32,100.100.100.200/32,192.0.0.192/32,168.63.129.16/32,fe80::/10,ff00::/8,fd00:ec2::254/128");

    /// <summary>"This machine": the loopback and the unspecified addresses.</summary>
    static readonly ImmutableArray<IPNetwork> Own = Parse("127.0.0.0/8,0.0.0.0/8,::/128,::1/128");

    /// <summary>Private and shared networks (RFC 1918, RFC 6598, RFC 4193).</summary>
    static readonly ImmutableArray<IPNetwork> Private = Parse("10.0.0.0/8,172.16.0.0/12,192.168.0.0/16,100.64.0.0/10,fc00::/7");

    static readonly IPNetwork Nat64 = IPNetwork.Parse("64:ff9b::/96");

    /// <summary>Networks from a list separated by commas; empty for null. What is no network is left out.</summary>
    public static ImmutableArray<IPNetwork> Parse(string? list) =>
        [.. (list ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(text => IPNetwork.TryParse(text, out var network) ? network : (IPNetwork?)null).OfType<IPNetwork>()];

    /// <param name="address">Where a connection would go.</param>
    /// <param name="allowsLoopback">A person has said that this machine is meant.</param>
    /// <param name="allowsPrivate">Whether the own network may be meant.</param>
    public bool Allows(IPAddress address, bool allowsLoopback, bool allowsPrivate = true)
    {
        var plain = Plain(address);
        return Allowed.Any(n => n.Contains(plain)) || !Refused.Any(n => n.Contains(plain)) && (allowsLoopback || !Own.Any(n => n.Contains(plain)))
            && (allowsPrivate || !Private.Any(n => n.Contains(plain)));
    }

    /// <summary>The IPv4 address inside an IPv6 one, where there is one.</summary>
    static IPAddress Plain(IPAddress address) =>
        address.IsIPv4MappedToIPv6 ? address.MapToIPv4()
        : address.AddressFamily == AddressFamily.InterNetworkV6 && Nat64.Contains(address) ? new IPAddress(address.GetAddressBytes().AsSpan(12))
        : address;
}
