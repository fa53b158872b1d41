using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Sinan.Kernel;
using Sinan.Stages.Collect.Contracts;
using Sinan.Stages.Collect.Data.Tables;
using Sinan.Stages.Collect.Domain.Columns;
using Sinan.Stages.Collect.Domain.Times;

namespace Sinan.Stages.Collect.Data.Import;

/// <summary>Looks into the files of a request and decides how each column is read.</summary>
public sealed class ImportPlanner(TableFiles tables, IWorkspace workspace)
{
    /// <summary>Rows named so, with a negative quantity, are returns.</summary>
    public const string Purchase = "purchase";

    const int LongestTable = 40;

    /// <param name="kind">What the rows are.</param>
    /// <param name="request">Files and how they are read.</param>
    /// <param name="isDraft">For people to complete: a needed column or a time format that was not found is no problem yet.</param>
    /// <returns>Problems: those of <see cref="TableFiles.Inspect"/>, "collect.zone", "collect.table", "collect.map_role", "collect.map_column", "collect.missing_column", "collect.bad_time_format".</returns>
    public Outcome<ImportPlan> Plan(ImportKind kind, ImportRequest request, bool isDraft = false)
    {
        var zone = workspace.Zone;
        if (request.Zone is { } name && !TimeZoneInfo.TryFindSystemTimeZoneById(name, out zone!))
            return new Problem("collect.zone", ProblemKind.Invalid, Fact.Of("zone", name));
        if (request.Table is { } table && (table.Length is 0 or > LongestTable || !table.All(c => char.IsLetterOrDigit(c) || c is '-' or '_')))
            return new Problem("collect.table", ProblemKind.Invalid, Fact.Of("table", table), Fact.Count("most", LongestTable));
        var files = ImmutableArray.CreateBuilder<PlannedFile>();
        foreach (var pattern in request.Files)
        {
            var paths = FilePatterns.Expand(pattern);
            if (paths.Count == 0)
                return new Problem("collect.no_file", ProblemKind.NotFound, Fact.Of("file", Path.GetFileName(pattern)));
            foreach (var path in paths)
            {
                var planned = PlanFile(kind, request, path, isDraft);
                if (!planned.IsOk)
                    return planned.Problem;
                files.Add(planned.Value);
            }
        }

        return files.Count == 0
            ? new Problem("collect.no_file", ProblemKind.NotFound, Fact.Of("file", ""))
            : new ImportPlan(kind, files.ToImmutable(), kind == ImportKind.Events ? EventName(request, files) : null, zone) { Table = kind == ImportKind.Events ? request.Table : null };
    }

    /// <summary>Plans files whatever they hold: events where users and times are found, else feedback where a text is, else rows as they are.</summary>
    public Outcome<ImportPlan> PlanAny(ImportRequest request)
    {
        foreach (var kind in (ReadOnlySpan<ImportKind>)[ImportKind.Events, ImportKind.Feedback, ImportKind.Items])
        {
            var plan = Plan(kind, request);
            if (plan.IsOk || plan.Problem.Code is not ("collect.missing_column" or "collect.bad_time_format"))
                return plan;
        }

        return Plan(ImportKind.Users, request with { Map = request.Map.SetItem("user", "1") });
    }

    Outcome<PlannedFile> PlanFile(ImportKind kind, ImportRequest request, string path, bool isDraft)
    {
        var inspected = tables.Inspect(path, request.NoHeader, request.Columns);
        if (!inspected.IsOk)
            return inspected.Problem;
        var file = inspected.Value;
        var said = Said(file, request.Map);
        if (!said.IsOk)
            return said.Problem;

        var profiles = file.Columns.Select((column, i) => ColumnProfile.Of(column, [.. file.Sample.Select(r => r[i])])).ToList();
        var hasNames = file.HasHeader || !request.Columns.IsEmpty;
        var guesses = ColumnRecognition.Recognise(kind, profiles, hasNames, said.Value);
        foreach (var role in ColumnRecognition.Needed(kind))
        {
            if (!isDraft && !guesses.Any(g => g.Role == role))
                return Missing(file, role);
        }

        // A name for all rows outranks a guessed event column, not one that was mapped.
        if (request.EventName is not null && !said.Value.ContainsKey(ColumnRole.Event))
            guesses = [.. guesses.Select(g => g.Role == ColumnRole.Event ? g with { Role = ColumnRole.Property, Confidence = 1 } : g)];
        var time = guesses.FirstOrDefault(g => g.Role == ColumnRole.Time);
        if (time is null)
            return new PlannedFile(file, guesses, null);
        var format = FormatOf(file, time, request.TimeFormat);
        return format is not null || isDraft
            ? new PlannedFile(file, guesses, format)
            : new Problem("collect.bad_time_format", ProblemKind.Invalid, Fact.Of("file", file.Name), Fact.Of("column", time.Profile.Name), Fact.Of("example", time.Profile.Examples.FirstOrDefault() ?? ""));
    }

    TimeFormat? FormatOf(TableFile file, ColumnGuess time, string? said)
    {
        if (said is not null)
            return TimeFormat.Parse(said);
        if (time.Profile.Time is not { } guess)
            return null;
        return guess.IsAmbiguous ? new TimeFormat(DayOrMonthFirst(file, time.Column, guess.Format.Shape)) : guess.Format;
    }

    /// <summary>Every sampled day could be a month: reads on until one cannot.</summary>
    TimeShape DayOrMonthFirst(TableFile file, int column, TimeShape likely)
    {
        using var reader = tables.Open(file);
        while (reader.Read())
        {
            if (reader.Fault != RowFault.None || reader.Count <= column)
                continue;
            var isDayFirst = TimeText.TryRead(reader[column], new TimeFormat(TimeShape.DayFirst), out _, out _);
            var isMonthFirst = TimeText.TryRead(reader[column], new TimeFormat(TimeShape.MonthFirst), out _, out _);
            if (isDayFirst != isMonthFirst)
                return isDayFirst ? TimeShape.DayFirst : TimeShape.MonthFirst;
        }

        return likely;
    }

    /// <summary>Role → place, from "role=column"; a column is named, or numbered from 1. An empty column switches the role off (−1).</summary>
    static Outcome<Dictionary<ColumnRole, int>> Said(TableFile file, ImmutableDictionary<string, string> map)
    {
        var said = new Dictionary<ColumnRole, int>();
        foreach (var (name, column) in map)
        {
            if (ColumnRoles.Parse(name) is not { } role)
                return new Problem("collect.map_role", ProblemKind.Invalid, Fact.Of("role", name));
            if (column.Trim().Length == 0)
            {
                said[role] = -1;
                continue;
            }

            var place = IndexOf(file.Columns, column.Trim());
            if (place < 0)
                return new Problem("collect.map_column", ProblemKind.Invalid, Fact.Of("file", file.Name), Fact.Of("column", column), Fact.Of("columns", string.Join(", ", file.Columns)));
            said[role] = place;
        }

        return said;
    }

    static int IndexOf(ImmutableArray<string> columns, string wanted)
    {
        for (var i = 0; i < columns.Length; i++)
        {
            if (columns[i].Equals(wanted, StringComparison.OrdinalIgnoreCase))
                return i;
        }

        return int.TryParse(wanted, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= columns.Length ? number - 1 : -1;
    }

    static Problem Missing(TableFile file, ColumnRole role) => new(
        "collect.missing_column", ProblemKind.Invalid,
        Fact.Of("file", file.Name), Fact.Of("role", new Phrase("collect.role." + ColumnRoles.NameOf(role))), Fact.Of("role_name", ColumnRoles.NameOf(role)), Fact.Of("columns", string.Join(", ", file.Columns)));

    /// <summary>Rows with amounts and no event column are purchases; others are just events.</summary>
    static string? EventName(ImportRequest request, IReadOnlyList<PlannedFile> files)
    {
        if (request.EventName is { } given)
            return given.Trim().Normalize(NormalizationForm.FormC);
        if (files.All(f => f.Column(ColumnRole.Event) >= 0))
            return null;
        return files.Any(f => f.Column(ColumnRole.Value) >= 0 || f.Column(ColumnRole.Price) >= 0 || f.Column(ColumnRole.Quantity) >= 0) ? Purchase : "event";
    }
}
