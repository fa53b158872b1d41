using Sinan.Numerics.Learning;

namespace Sinan.Stages.Understand.Domain.Segments;

/// <summary>The classic grid: recency, frequency and value in fifths, named by the corner of the cube.</summary>
public static class RfmGrid
{
    /// <summary>Group names; text keys "understand.segments.rfm.{name}".</summary>
    public static IReadOnlyList<string> Names { get; } = ["champions", "loyal", "promising", "at_risk", "lapsed", "regular"];

    /// <summary>Group of each row: a position in <see cref="Names"/>. Orders and money where the log has them, else sessions and events a session.</summary>
    public static int[] Of(UserFeatures features)
    {
        var (frequency, value) = (Column("orders") ?? Column("sessions")!, Column("value") ?? Column("events_per_session")!);
        return [.. RfmScores.Of(Column("recency_days"), frequency, value).Select(Name)];

        double[]? Column(string name) => features.IndexOf(name) is >= 0 and var at ? features.Plain.Column(at) : null;
    }

    static int Name(RfmScore score) => score switch
    {
        { Recency: >= 4, Frequency: >= 4, Value: >= 4 } => 0,
        { Recency: >= 3, Frequency: >= 4 } => 1,
        { Recency: >= 4, Frequency: <= 2 } => 2,
        { Recency: <= 2, Frequency: >= 3 } => 3,
        { Recency: <= 2 } => 4,
        _ => 5,
    };
}
