using System.Text.Json.Serialization;

namespace Sinan.Stages.Listen.Contracts;

/// <summary>How an alert is sent.</summary>
public enum TargetKind
{
    Email,
    Webhook,
    WeCom,
    DingTalk,
    Feishu,
}

/// <summary>Where alerts are sent. Address and secret never leave the store but to the receiver: the address of a robot is its password.</summary>
/// <param name="Id">Number of the target.</param>
/// <param name="Name">As people call it.</param>
/// <param name="Kind">How it is sent.</param>
/// <param name="Address">E-mail address, or http(s) address of the receiver.</param>
/// <param name="Secret">Key of the signature; null for none.</param>
/// <param name="Language">"zh-CN" or "en".</param>
public sealed record AlertTarget(long Id, string Name, TargetKind Kind, string Address, string? Secret, string Language)
{
    /// <summary>What may be shown: the host, or the e-mail address.</summary>
    [JsonIgnore]
    public string Shown => Kind == TargetKind.Email ? Address : new Uri(Address).Host;
}
