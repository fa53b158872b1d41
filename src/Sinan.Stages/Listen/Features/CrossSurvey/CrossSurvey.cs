using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Numerics.Surveys;
using Sinan.Stages.Listen.Domain.Surveys;
using Sinan.Stages.Listen.Features.ShowSurvey;

namespace Sinan.Stages.Listen.Features.CrossSurvey;

/// <summary>Do the answers to one question depend on those to another?</summary>
/// <param name="Id">Survey.</param>
/// <param name="Rows">Question in the rows: a single choice or a scale; null = the first that can be.</param>
/// <param name="Columns">Question in the columns; null = the next one.</param>
/// <param name="Version">Version; null = the newest.</param>
/// <param name="Weighted">Whether answers are weighted.</param>
public sealed record CrossSurvey(long Id, string? Rows = null, string? Columns = null, int? Version = null, bool Weighted = false);

/// <summary>The answer.</summary>
/// <param name="Title">Survey.</param>
/// <param name="Rows">Question in the rows.</param>
/// <param name="Columns">Question in the columns.</param>
/// <param name="Questions">Questions that can be crossed: id and words.</param>
/// <param name="ColumnNames">Groups of the columns.</param>
/// <param name="Table">Share of each group (column) in each row, with interval.</param>
/// <param name="Answers">People who answered both.</param>
/// <param name="Weighted">Whether they are weighted.</param>
/// <param name="CanWeight">Whether the survey knows shares of the population.</param>
/// <param name="Test">Which test gave <paramref name="P"/>.</param>
/// <param name="P">p-value of independence.</param>
/// <param name="CramersV">Strength, 0…1.</param>
/// <param name="Differences">Groups that differ, after Holm's correction.</param>
/// <param name="Sentence">In words.</param>
public sealed record CrossReport(
    string Title, string Rows, string Columns, ImmutableArray<KeyValuePair<string, string>> Questions, ImmutableArray<string> ColumnNames, ImmutableArray<ResultRow> Table,
    int Answers, bool Weighted, bool CanWeight, CrossTabTest Test, double P, double CramersV, ImmutableArray<Phrase> Differences, Phrase Sentence);

public sealed class CrossSurveyHandler(SurveyReader reader, IEvidenceStore evidence, TimeProvider clock)
{
    /// <returns>Problems: "listen.survey.not_found", "listen.survey.weights", "listen.survey.cross_questions", "listen.survey.cross_nobody".</returns>
    public async Task<Outcome<CrossReport>> HandleAsync(CrossSurvey request, CancellationToken cancellationToken)
    {
        var read = await reader.ReadAsync(request.Id, request.Version, null, request.Weighted, cancellationToken);
        if (!read.IsOk)
            return read.Problem;
        var sample = read.Value.Sample;
        var able = sample.Survey.Questions.Where(q => q.IsOneNumber).ToArray();
        var rows = request.Rows is null ? able.FirstOrDefault() : able.FirstOrDefault(q => q.Id == request.Rows);
        var columns = request.Columns is null ? able.FirstOrDefault(q => q != rows) : able.FirstOrDefault(q => q.Id == request.Columns);
        if (rows is null || columns is null || rows == columns)
            return new Problem("listen.survey.cross_questions", ProblemKind.Invalid);
        if (await Task.Run(() => SurveyCross.Of(sample, rows, columns), cancellationToken) is not { } cross)
            return new Problem("listen.survey.cross_nobody", ProblemKind.NotEnough);
        var book = new SurveyBook(new SurveyAsked(request.Id, read.Value.Version, null, request.Weighted, columns.Id), read.Value.Data, clock.GetUtcNow());
        var table = cross.Rows.Select((row, r) => new ResultRow(row, [.. cross.Columns.Select((column, c) => Cell(book, rows, cross, r, c))])).ToImmutableArray();
        var v = book.Add(rows, columns.Text, "cramers_v", FactKind.Number, SurveyBook.Unsure(cross.Result.CramersV), "method.survey_cross", cross.Answers, sample.Survey.Seed);
        await evidence.SaveAsync(book.Entries, cancellationToken);
        return new CrossReport(
            sample.Survey.Title, rows.Id, columns.Id, [.. able.Select(q => KeyValuePair.Create(q.Id, q.Text))], cross.Columns, table,
            cross.Answers, request.Weighted, sample.Survey.Questions.Any(q => q.HasPopulation), cross.Result.Test, cross.Result.P, cross.Result.CramersV, [.. cross.Result.Differences.Select(d => DifferenceOf(cross, d))],
            new Phrase(
                cross.Result.P < 0.05 ? "listen.survey.cross.depends" : "listen.survey.cross.independent", Fact.Of("rows", rows.Text), Fact.Of("columns", columns.Text),
                v with { Name = "v" }, Fact.Chance("p", cross.Result.P), Fact.Count("answers", cross.Answers), Fact.Of("test", new Phrase("listen.survey.cross.test." + cross.Result.Test))));
    }

    static Fact? Cell(SurveyBook book, SurveyQuestion question, SurveyCross cross, int row, int column)
    {
        var whole = Enumerable.Range(0, cross.Rows.Length).Sum(r => cross.Counts[r, column]);
        return whole > 0 ? book.Share(question, cross.Rows[row] + " · " + cross.Columns[column], cross.Counts[row, column], whole, whole, cross.Answers) : null;
    }

    static Phrase DifferenceOf(SurveyCross cross, ColumnDifference difference) => new(
        "listen.survey.cross.difference", Fact.Of("row", cross.Rows[difference.Row]), Fact.Of("higher", cross.Columns[difference.Higher]), Fact.Of("lower", cross.Columns[difference.Lower]),
        Fact.Points("difference", difference.Effect.Difference).Between(difference.Effect.Interval.Low, difference.Effect.Interval.High), Fact.Chance("p", difference.P));
}
