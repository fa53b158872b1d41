using System.Text.Json;
using Sinan.Kernel;
using Sinan.Stages.Collect.Domain.Capture;
using Sinan.Stages.Collect.Domain.Keys;

namespace Sinan.Stages.Collect.Data.Capture;

/// <summary>Turns the events of a body into a batch for the intake: checked, hashed, redacted. Reused from request to request; not thread-safe.</summary>
public sealed class CaptureReader
{
    /// <summary>Events and rejections shown on the live page are taken from the end of a body, at most so many.</summary>
    const int MostShown = 20;

    readonly EventWriter writer;
    readonly EventPieces pieces = new();
    readonly Dictionary<string, int> rejected = new(StringComparer.Ordinal);
    readonly List<Arrival> shown = [];

    public CaptureReader(IWorkspace workspace, NameBudget budget, CaptureCounter counter)
    {
        var hash = new KeyedHash(workspace.UserKey("row identity"u8));
        writer = new EventWriter(workspace, hash, new NameCache(hash, budget), counter, Batch);
    }

    public IntakeBatch Batch { get; } = new();

    /// <summary>Reason → events that were not taken.</summary>
    public IReadOnlyDictionary<string, int> Rejected => rejected;

    /// <summary>The last events of the body, and the rejected ones, in their order.</summary>
    public IReadOnlyList<Arrival> Shown => shown;

    /// <summary>Reads all events.</summary>
    /// <param name="body">UTF-8.</param>
    /// <param name="envelope">Where the events stand in it.</param>
    /// <param name="arrivedMs">Milliseconds since 1970-01-01 UTC.</param>
    /// <exception cref="JsonException">The body is no JSON; a single broken line of JSON Lines costs that line only.</exception>
    public void Read(ReadOnlySpan<byte> body, Envelope envelope, long arrivedMs)
    {
        Batch.Reset();
        rejected.Clear();
        shown.Clear();
        writer.Begin(envelope.SentMs, arrivedMs);
        var events = body.Slice(envelope.Start, envelope.Length);
        if (envelope.Form == EventsForm.Lines)
            ReadLines(events, arrivedMs);
        else
            ReadValues(events, envelope.Form, arrivedMs);
    }

    void ReadValues(ReadOnlySpan<byte> events, EventsForm form, long arrivedMs)
    {
        var reader = new Utf8JsonReader(events, Envelope.Options);
        reader.Read();
        if (form == EventsForm.One)
        {
            Take(events, ref reader, arrivedMs);
            return;
        }

        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            Take(events, ref reader, arrivedMs);
    }

    void ReadLines(ReadOnlySpan<byte> lines, long arrivedMs)
    {
        foreach (var range in lines.Split((byte)'\n'))
        {
            var line = lines[range].Trim(" \t\r"u8);
            if (line.IsEmpty)
                continue;
            try
            {
                var reader = new Utf8JsonReader(line);
                reader.Read();
                Take(line, ref reader, arrivedMs);
                if (reader.Read())
                    Reject("bad_json", default, arrivedMs);
            }
            catch (JsonException)
            {
                Reject("bad_json", default, arrivedMs);
            }
        }
    }

    void Take(ReadOnlySpan<byte> json, ref Utf8JsonReader reader, long arrivedMs)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            Reject("bad_json", default, arrivedMs);
            return;
        }

        var start = (int)reader.TokenStartIndex;
        pieces.Read(json, ref reader);
        var reason = writer.Write(json, json[start..(int)reader.BytesConsumed], pieces, out var user);
        if (reason is not null)
            Reject(reason, json, arrivedMs);
        else
            Show(new Arrival(arrivedMs, NameOf(json), user, null));
    }

    void Reject(string reason, ReadOnlySpan<byte> json, long arrivedMs)
    {
        rejected[reason] = rejected.GetValueOrDefault(reason) + 1;
        Show(new Arrival(arrivedMs, json.IsEmpty ? "" : NameOf(json), 0, reason));
    }

    void Show(Arrival arrival)
    {
        if (shown.Count == MostShown)
            shown.RemoveAt(shown.FindIndex(a => a.Reason is null) is var first and >= 0 ? first : 0);
        shown.Add(arrival);
    }

    string NameOf(ReadOnlySpan<byte> json) => writer.Shown(pieces.Event.IsScalar ? pieces.Bytes(json, pieces.Event) : []);
}
