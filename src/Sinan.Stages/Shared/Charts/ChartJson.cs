using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Sinan.Kernel;

namespace Sinan.Stages.Shared;

/// <summary>A chart as <c>sinan.js</c> reads it: values plus every value as written in the reader's language.</summary>
static class ChartJson
{
    // Escapes <, > and & (so that no text can close the script element) and leaves Han readable.
    static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public static string Write(ChartOption chart, Localizer words)
    {
        var count = chart.Categories.Length * chart.Series.Length;
        var labels = chart.DirectLabels ?? (chart.Kind == ChartKind.Grid || (chart.Kind != ChartKind.Lines && count <= 24));
        // One series needs no name for its colour: it is the answer and takes the accent.
        var single = chart.Series.Count(s => !s.Muted) <= 1;
        var colors = ChartColors.For(chart.Series.Select(s => s.Name));
        return JsonSerializer.Serialize(
            new Drawn(
                chart.Kind.ToString().ToLowerInvariant(), chart.Unit.ToString().ToLowerInvariant(), words.Lang.Code, chart.AxisTitle, labels, chart.Categories,
                [.. chart.Series.Select((s, i) => new DrawnSeries(
                    s.Name, single ? 0 : colors[i], s.Muted, [.. s.Points.Select(p => Point(p, chart.Unit, words))]))])
            {
                Log = chart.IsLogarithmic ? true : null,
                Stacked = chart.IsStacked ? true : null,
                Nodes = chart.Nodes.IsEmpty ? null : Nodes(chart),
                Links = chart.Nodes.IsEmpty ? null : [.. chart.Links.Select(l => new DrawnLink(l.From, l.To, l.Value, words.Write(new Fact { Name = "value", Kind = chart.Unit, Number = l.Value })))],
            },
            Options);
    }

    static ImmutableArray<DrawnNode> Nodes(ChartOption chart)
    {
        var names = chart.Nodes.Where(n => !n.Muted).Select(n => n.Name).Distinct().ToList();
        var colors = ChartColors.For(names).Zip(names).ToDictionary(c => c.Second, c => c.First);
        return [.. chart.Nodes.Select(n => new DrawnNode(n.Column, n.Muted ? null : colors[n.Name]))];
    }

    static DrawnPoint Point(ChartPoint point, FactKind unit, Localizer words)
    {
        if (point.Value is not { } value || !double.IsFinite(value))
            return new DrawnPoint(null, null, null, words["kernel.unknown"], null);
        var fact = new Fact
        {
            Name = "value", Kind = unit, Number = value,
            Interval = point is { Low: { } low, High: { } high } ? new Interval(low, high) : null,
        };
        var written = words.Write(fact);
        var hint = words.WriteInterval(fact) is { } interval ? $"{written} ({interval})" : written;
        return new DrawnPoint(value, point.Low, point.High, hint, point.Label ?? written);
    }

    sealed record Drawn(
        string Kind, string Unit, string Lang, string? AxisTitle, bool Labels, ImmutableArray<string> Categories, ImmutableArray<DrawnSeries> Series)
    {
        public bool? Log { get; init; }

        public bool? Stacked { get; init; }

        public ImmutableArray<DrawnNode>? Nodes { get; init; }

        public ImmutableArray<DrawnLink>? Links { get; init; }
    }

    sealed record DrawnNode(int Column, int? Color);

    sealed record DrawnLink(int From, int To, double Value, string Hint);

    sealed record DrawnSeries(string Name, int Color, bool Muted, ImmutableArray<DrawnPoint> Points);

    sealed record DrawnPoint(double? Value, double? Low, double? High, string Hint, string? Label);
}
