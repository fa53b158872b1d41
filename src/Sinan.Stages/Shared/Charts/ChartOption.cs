using System.Collections.Immutable;
using Sinan.Kernel;

namespace Sinan.Stages.Shared;

/// <summary>The shapes of chart that pages use.</summary>
public enum ChartKind
{
    /// <summary>Upright bars, one group a category.</summary>
    Bars,

    /// <summary>Lying bars, best first, whiskers for intervals.</summary>
    Ranked,

    /// <summary>Lines over time, bands for intervals.</summary>
    Lines,

    /// <summary>A grid of shaded cells (retention).</summary>
    Grid,

    /// <summary>Streams between columns of nodes (paths).</summary>
    Flow,
}

/// <summary>What a chart shows, free of looks: <c>sinan.js</c> draws it in the reader's theme. Values are written in the reader's language by the Chart component.</summary>
/// <param name="Kind">Shape.</param>
/// <param name="Unit">How values are written on labels, axes and hints.</param>
/// <param name="Categories">Categories, or the columns of a grid, in order.</param>
/// <param name="Series">Series, or the rows of a grid; each as long as <paramref name="Categories"/>.</param>
public sealed record ChartOption(ChartKind Kind, FactKind Unit, ImmutableArray<string> Categories, ImmutableArray<ChartSeries> Series)
{
    /// <summary>Height in pixels; 0 takes the natural height of the shape.</summary>
    public int Height { get; init; }

    /// <summary>Title of the value axis, with unit; already in the reader's language.</summary>
    public string? AxisTitle { get; init; }

    /// <summary>Whether every value is written beside its mark; by default only where there are at most 24.</summary>
    public bool? DirectLabels { get; init; }

    /// <summary>Bars of one category stand on each other, those below zero under the line.</summary>
    public bool IsStacked { get; init; }

    /// <summary>Values are ratios on a logarithmic axis; bars begin at 1.</summary>
    public bool IsLogarithmic { get; init; }

    /// <summary>Nodes of a flow; its categories are their names, its one series their values.</summary>
    public ImmutableArray<ChartNode> Nodes { get; init; } = [];

    /// <summary>Streams of a flow.</summary>
    public ImmutableArray<ChartLink> Links { get; init; } = [];

    /// <summary>Bars side by side: the first series is the answer, muted ones are what it is compared with.</summary>
    public static ChartOption Bars(FactKind unit, IEnumerable<string> categories, params ReadOnlySpan<ChartSeries> series) =>
        new(ChartKind.Bars, unit, [.. categories], [.. series]);

    /// <summary>Lying bars with whiskers, in the order given.</summary>
    public static ChartOption Ranked(FactKind unit, IEnumerable<string> categories, params ReadOnlySpan<ChartSeries> series) =>
        new(ChartKind.Ranked, unit, [.. categories], [.. series]);

    /// <summary>Lines over time; points with <see cref="ChartPoint.Low"/> and <see cref="ChartPoint.High"/> get a band.</summary>
    /// <param name="unit">Unit of the values.</param>
    /// <param name="starts">Starts of the periods, as written under the axis.</param>
    /// <param name="series">One line each.</param>
    public static ChartOption Lines(FactKind unit, IEnumerable<string> starts, params ReadOnlySpan<ChartSeries> series) =>
        new(ChartKind.Lines, unit, [.. starts], [.. series]);

    /// <summary>A shaded grid: a series is a row, a null value an empty cell.</summary>
    public static ChartOption Grid(FactKind unit, IEnumerable<string> columns, IEnumerable<ChartSeries> rows) =>
        new(ChartKind.Grid, unit, [.. columns], [.. rows]);

    /// <summary>Streams from left to right; nodes of one name have one colour.</summary>
    /// <param name="unit">Unit of the values.</param>
    /// <param name="nodes">Name, column from 0, value; muted nodes are grey.</param>
    /// <param name="links">Streams between neighbouring columns.</param>
    public static ChartOption Flow(FactKind unit, IReadOnlyList<ChartNode> nodes, IEnumerable<ChartLink> links) =>
        new(ChartKind.Flow, unit, [.. nodes.Select(n => n.Name)], [ChartSeries.Of("", nodes.Select(n => n.Value))]) { Nodes = [.. nodes], Links = [.. links] };
}

/// <summary>A node of a flow.</summary>
/// <param name="Name">Name as the reader sees it; decides the colour.</param>
/// <param name="Column">From 0, left to right.</param>
/// <param name="Value">In the chart's unit.</param>
/// <param name="Muted">Grey: not a thing of its own.</param>
public sealed record ChartNode(string Name, int Column, double Value, bool Muted = false);

/// <summary>A stream from a node to one of the next column.</summary>
/// <param name="From">Position of the node it leaves.</param>
/// <param name="To">Position of the node it enters.</param>
/// <param name="Value">Its width, in the chart's unit.</param>
public readonly record struct ChartLink(int From, int To, double Value);

/// <summary>A series of values under one name; the name decides the colour, so that the same category has the same colour on every page.</summary>
/// <param name="Name">Name as the reader sees it.</param>
/// <param name="Points">One point a category.</param>
public sealed record ChartSeries(string Name, ImmutableArray<ChartPoint> Points)
{
    /// <summary>Drawn pale: the period or group one compares with.</summary>
    public bool Muted { get; init; }

    public static ChartSeries Of(string name, IEnumerable<double?> values) => new(name, [.. values.Select(v => new ChartPoint(v))]);

    public static ChartSeries Of(string name, IEnumerable<double> values) => new(name, [.. values.Select(v => new ChartPoint(v))]);
}

/// <summary>One value.</summary>
/// <param name="Value">The value in the chart's unit (shares 0…1); null or NaN = unknown, drawn as a gap.</param>
/// <param name="Low">Lower end of its interval.</param>
/// <param name="High">Upper end of its interval.</param>
/// <param name="Label">Words beside the mark; the written value when null.</param>
public readonly record struct ChartPoint(double? Value, double? Low = null, double? High = null, string? Label = null)
{
    public static ChartPoint Of(double value, Interval? interval, string? label = null) => new(value, interval?.Low, interval?.High, label);
}
