using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Sinan.Numerics.Random;

namespace Sinan.Benchmarks.Ingest;

/// <summary>A request with a batch of events as PostHog's clients write them, made anew for each sending by changing only ids, users and times in place.</summary>
sealed class EventBody
{
    const int IdDigits = 32;
    const int UserDigits = 8;

    static readonly string[] Names = ["$pageview", "search", "product viewed", "added to cart", "checkout started", "order completed"];

    readonly byte[] request;
    readonly int[] ids;
    readonly int[] users;
    readonly int[] times;

    public EventBody(string host, string token, int events)
    {
        var body = new StringBuilder("{\"api_key\":\"" + token + "\",\"batch\":[");
        var (ids, users, times) = (new List<int>(), new List<int>(), new List<int>());
        for (var i = 0; i < events; i++)
        {
            body.Append(i == 0 ? "" : ",").Append("{\"event\":\"").Append(Names[i % Names.Length]).Append("\",\"uuid\":\"");
            ids.Add(body.Length);
            body.Append('0', IdDigits).Append("\",\"distinct_id\":\"user-");
            users.Add(body.Length);
            body.Append('0', UserDigits).Append("\",\"timestamp\":");
            times.Add(body.Length);
            body.Append("0000000000000,\"properties\":{\"$lib\":\"posthog-node\",\"$lib_version\":\"5.70.0\",\"$current_url\":\"https://shop.example/products/")
                .Append(i % 50).Append("?ref=mail\",\"$browser\":\"Firefox\",\"$os\":\"Linux\",\"$device_type\":\"Desktop\",\"$pathname\":\"/products\",\"$insert_id\":\"")
                .Append(i).Append("abcdefgh\",\"plan\":\"").Append(i % 3 == 0 ? "pro" : "free").Append("\",\"country\":\"").Append(i % 2 == 0 ? "CN" : "FR")
                .Append("\",\"price\":").Append(CultureInfo.InvariantCulture, $"{i % 40}.5").Append(",\"quantity\":1,\"is_trial\":false}}");
        }

        body.Append("]}");
        var head = $"POST /batch/ HTTP/1.1\r\nHost: {host}\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n";
        request = Encoding.ASCII.GetBytes(head + body);
        (this.ids, this.users, this.times) = ([.. ids.Select(at => at + head.Length)], [.. users.Select(at => at + head.Length)], [.. times.Select(at => at + head.Length)]);
    }

    public int Length => request.Length;

    /// <summary>Gives every event a fresh id, a user and a time.</summary>
    /// <param name="random">Users.</param>
    /// <param name="first">Number of the first event; ids follow from it, so that what was acknowledged can be found again.</param>
    /// <param name="mostUsers">Different users.</param>
    /// <param name="nowMs">Time of all events.</param>
    public ReadOnlyMemory<byte> Next(ref SplitMix64 random, long first, int mostUsers, long nowMs)
    {
        for (var i = 0; i < ids.Length; i++)
        {
            Write(first + i, ids[i], IdDigits);
            Write(random.NextInt(mostUsers), users[i], UserDigits);
            Utf8Formatter.TryFormat(nowMs, request.AsSpan(times[i], 13), out _);
        }

        return request;
    }

    void Write(long number, int at, int digits)
    {
        for (var i = at + digits - 1; i >= at; i--)
        {
            request[i] = (byte)('0' + (number % 10));
            number /= 10;
        }
    }
}
