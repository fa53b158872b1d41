using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Sinan.Kernel;
using Sinan.Stages.Listen.Contracts;
using Sinan.Stages.Listen.Domain.Facets;

namespace Sinan.Stages.Listen.Data.Delivery;

/// <summary>Requests in the form that each receiver documents, signed where a secret is given.</summary>
public static class ReceiverRequest
{
    /// <summary>Seconds since 1970, and the signature of a webhook: HMAC-SHA-256 over "timestamp.body", lower-case hex after "sha256=".</summary>
    public const string TimestampHeader = "X-Sinan-Timestamp", SignatureHeader = "X-Sinan-Signature";

    public static HttpRequestMessage Of(AlertTarget target, AlertMessage message, DateTimeOffset now)
    {
        var timestamp = (target.Kind == TargetKind.DingTalk ? now.ToUnixTimeMilliseconds() : now.ToUnixTimeSeconds()).ToString(CultureInfo.InvariantCulture);
        var body = JsonSerializer.SerializeToUtf8Bytes(Body(target, message, timestamp), EvidenceJson.Options);
        var request = new HttpRequestMessage(HttpMethod.Post, target is { Kind: TargetKind.DingTalk, Secret: { } secret } ? Signed(target.Address, timestamp, secret) : target.Address)
        {
            Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json", "utf-8") } },
        };
        if (target.Kind == TargetKind.Webhook)
        {
            request.Headers.Add(TimestampHeader, timestamp);
            if (target.Secret is { } key)
                request.Headers.Add(SignatureHeader, "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), Dotted(timestamp, body))));
        }

        return request;
    }

    /// <summary>The receiver's own error number in its answer; 0 when it took the message or says nothing.</summary>
    public static int ErrorOf(TargetKind kind, string answer)
    {
        if (kind == TargetKind.Webhook)
            return 0;
        try
        {
            using var json = JsonDocument.Parse(answer);
            return json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty(kind == TargetKind.Feishu ? "code" : "errcode", out var code) && code.TryGetInt32(out var number) ? number : 0;
        }
        catch (JsonException)
        {
            return 0;
        }
    }

    static object Body(AlertTarget target, AlertMessage message, string timestamp) => target.Kind switch
    {
        TargetKind.WeCom => new { msgtype = "markdown", markdown = new { content = $"**{message.Title}**\n{message.Text}" } },
        TargetKind.DingTalk => new { msgtype = "markdown", markdown = new { title = message.Title, text = $"#### {message.Title}\n\n{message.Text.Replace("\n", "\n\n", StringComparison.Ordinal)}" } },
        TargetKind.Feishu when target.Secret is { } secret => new { timestamp, sign = Sign(timestamp, secret), msg_type = "text", content = new { text = $"{message.Title}\n{message.Text}" } },
        TargetKind.Feishu => new { msg_type = "text", content = new { text = $"{message.Title}\n{message.Text}" } },
        _ => new
        {
            id = message.Alert.Id, series = message.Alert.Series.ToString(), time = message.Alert.Time, until = message.Alert.Until, observed = message.Alert.Observed, expected = message.Alert.Expected,
            p = message.Alert.P, cause = new { words = message.Alert.Cause.Words, segment = message.Alert.Cause.Segment?.Key },
            circumstances = message.Alert.Circumstances.Select(SentCircumstance.Of), release = message.Alert.Release,
            title = message.Title, text = message.Text,
        },
    };

    /// <summary>DingTalk: HMAC-SHA-256 of "timestamp\nsecret" under the secret, in base 64, escaped, in the address.</summary>
    static string Signed(string address, string timestamp, string secret)
    {
        var sign = Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(timestamp + "\n" + secret)));
        return $"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}timestamp={timestamp}&sign={Uri.EscapeDataString(sign)}";
    }

    /// <summary>Feishu: HMAC-SHA-256 of nothing under "timestamp\nsecret", in base 64.</summary>
    static string Sign(string timestamp, string secret) => Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(timestamp + "\n" + secret), Array.Empty<byte>()));

    static byte[] Dotted(string timestamp, byte[] body) => [.. Encoding.UTF8.GetBytes(timestamp + "."), .. body];

    /// <summary>A circumstance as programs get it.</summary>
    sealed record SentCircumstance(string Facet, string Value, double Share, double Before, double Difference, Interval? Interval, double P)
    {
        public static SentCircumstance Of(AlertCircumstance found) => new(FacetNames.NameOf(found.Facet), found.Value, found.Share, found.Before, found.Difference.Value, found.Difference.Interval, found.P);
    }
}
