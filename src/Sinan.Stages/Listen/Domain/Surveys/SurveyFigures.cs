using System.Collections.Immutable;
using System.Globalization;
using Sinan.Kernel;
using Sinan.Numerics.Surveys;

namespace Sinan.Stages.Listen.Domain.Surveys;

/// <summary>Counts the figures of each question of a survey.</summary>
public sealed partial class SurveyFigures(SurveySample sample, SurveyBook book)
{
    const int MostQuotes = 20;

    long Seed => sample.Survey.Seed;

    public QuestionResult Of(SurveyQuestion question) => question.Kind switch
    {
        QuestionKind.Single or QuestionKind.Multiple => Choices(question),
        QuestionKind.Nps or QuestionKind.Csat or QuestionKind.Ces or QuestionKind.Rating => OnScale(question),
        QuestionKind.Matrix => Matrix(question),
        QuestionKind.Ranking => Ranking(question),
        QuestionKind.Kano => KanoPairs(question),
        QuestionKind.Opportunity => Opportunities(question),
        QuestionKind.MaxDiff => BestAndWorst(question),
        QuestionKind.Conjoint => Products(question),
        _ => Words(question),
    };

    QuestionResult Choices(SurveyQuestion question)
    {
        var here = sample.Where(a => a.Values.ContainsKey(question.Id));
        var (counts, total) = (new double[question.Options.Length], 0.0);
        for (var i = 0; i < here.Answers.Length; i++)
        {
            total += here.WeightOf(i);
            foreach (var option in AnswerField.Numbers(here.Answers[i].Values[question.Id]).Where(o => o >= 0 && o < counts.Length))
                counts[option] += here.WeightOf(i);
        }

        var n = here.Answers.Length;
        var rows = question.Options.Select((option, o) => new ResultRow(option, [book.Share(question, option, counts[o], total, here.EffectiveSize, n), Fact.Count("count", Math.Round(counts[o]))])).ToImmutableArray();
        if (n == 0)
            return Nothing(question);
        var most = Array.IndexOf(counts, counts.Max());
        return new QuestionResult(
            question.Id, question.Kind, question.Text, n, new Phrase("listen.survey.answer.choice", Fact.Of("option", question.Options[most]), rows[most].Figures[0]! with { Name = "share" }, Fact.Count("answers", n)),
            [new ResultTable("listen.survey.table.options", ["listen.survey.column.share", "listen.survey.column.count"], rows)], []);
    }

    QuestionResult OnScale(SurveyQuestion question)
    {
        var (values, weights) = sample.Numbers(question.Id);
        if (values.Length == 0)
            return Nothing(question);
        var (low, high) = question.Scale;
        var effective = weights.Length == 0 ? values.Length : Raking.EffectiveSize(weights);
        double Weight(int i) => weights.Length == 0 ? 1 : weights[i];
        var total = Enumerable.Range(0, values.Length).Sum(Weight);
        var rows = Enumerable.Range(low, high - low + 1).Select(value =>
        {
            var count = Enumerable.Range(0, values.Length).Where(i => values[i] == value).Sum(Weight);
            var name = value.ToString(CultureInfo.InvariantCulture);
            return new ResultRow(name, [book.Share(question, name, count, total, effective, values.Length), Fact.Count("count", Math.Round(count))]);
        });
        var mean = book.Add(question, "", "mean", FactKind.Number, Scores.Mean(values, weights), "method.survey_mean", values.Length) with { Name = "mean" };
        var score = question.Kind switch
        {
            QuestionKind.Nps => book.Add(question, "", "nps", FactKind.Number, Hundredfold(Scores.NetPromoter(values, weights)), "method.survey_nps", values.Length),
            _ => book.Add(question, "", "top", FactKind.Share, Scores.TopShare(values, TopFrom(question), weights), "method.survey_top", values.Length),
        };
        return new QuestionResult(
            question.Id, question.Kind, question.Text, values.Length,
            new Phrase(
                question.Kind == QuestionKind.Nps ? "listen.survey.answer.nps" : "listen.survey.answer.scale",
                score with { Name = "score" }, mean, Fact.Count("from", TopFrom(question)), Fact.Count("high", high), Fact.Count("answers", values.Length)),
            [new ResultTable("listen.survey.table.scale", ["listen.survey.column.share", "listen.survey.column.count"], [.. rows])], []);
    }

    /// <summary>CSAT counts 4–5 of 5, CES 5–7 of 7, a rating its upper two fifths.</summary>
    static double TopFrom(SurveyQuestion question) => question.Kind switch { QuestionKind.Nps => 9, QuestionKind.Csat => 4, QuestionKind.Ces => 5, _ => Math.Ceiling(0.7 * question.High) };

    static Estimated Hundredfold(Estimated estimate) => new(100 * estimate.Value, new(100 * estimate.Interval.Low, 100 * estimate.Interval.High));

    QuestionResult Matrix(SurveyQuestion question)
    {
        var rows = question.Rows.Select((row, r) =>
        {
            var (values, weights) = sample.Numbers(AnswerField.Part(question.Id, r));
            if (values.Length == 0)
                return new ResultRow(row, [null, null, Fact.Count("count", 0)]);
            var places = Array.ConvertAll(values, v => v + 1);
            return new ResultRow(row,
            [
                book.Add(question, row, "mean", FactKind.Number, Scores.Mean(places, weights), "method.survey_mean", values.Length),
                book.Add(question, row, "last_option", FactKind.Share, Scores.TopShare(places, question.Options.Length, weights), "method.survey_top", values.Length),
                Fact.Count("count", values.Length),
            ]);
        }).ToImmutableArray();
        var whole = sample.Answers.Select(a => Enumerable.Range(0, question.Rows.Length).Select(r => a.Number(AnswerField.Part(question.Id, r))).ToArray())
            .Where(a => a.All(v => v is not null)).Select(a => Array.ConvertAll(a, v => (double)v!.Value)).ToArray();
        var answers = sample.Answers.Count(a => a.Values.Keys.Any(k => k.StartsWith(question.Id + ".", StringComparison.Ordinal)));
        if (answers == 0)
            return Nothing(question);
        var best = rows.Where(r => r.Figures[0] is not null).MaxBy(r => r.Figures[0]!.Number)!;
        var sentence = new Phrase("listen.survey.answer.matrix", Fact.Of("row", best.Name), best.Figures[0]! with { Name = "mean" }, Fact.Count("options", question.Options.Length), Fact.Count("answers", answers));
        if (question.Rows.Length > 1 && whole.Length > 2 && CronbachAlpha.Of(whole) is var alpha && !double.IsNaN(alpha))
        {
            var proof = book.Add(question, "", "cronbach", FactKind.Number, new Estimated(alpha, CronbachAlpha.Interval(whole, Seed)), "method.survey_cronbach", whole.Length, Seed);
            sentence = new Phrase("listen.survey.answer.matrix_alpha", [.. sentence.Facts, proof with { Name = "alpha" }]);
        }

        return new QuestionResult(question.Id, question.Kind, question.Text, answers, sentence,
            [new ResultTable("listen.survey.table.matrix", ["listen.survey.column.place", "listen.survey.column.last_option", "listen.survey.column.count"], rows)], []);
    }

    QuestionResult Ranking(SurveyQuestion question)
    {
        var answers = sample.Numbers(AnswerField.Part(question.Id, 0)).Values.Length;
        if (answers == 0)
            return Nothing(question);
        var rows = question.Options.Select((option, o) =>
        {
            var (values, weights) = sample.Numbers(AnswerField.Part(question.Id, o));
            var first = Scores.TopShare(Array.ConvertAll(values, v => -v), -1, weights);
            return new ResultRow(option,
            [
                book.Add(question, option, "first", FactKind.Share, first, "method.survey_share", values.Length),
                book.Add(question, option, "rank", FactKind.Number, Scores.Mean(values, weights), "method.survey_mean", values.Length),
            ]);
        }).OrderBy(r => r.Figures[1]!.Number).ToImmutableArray();
        return new QuestionResult(question.Id, question.Kind, question.Text, answers,
            new Phrase("listen.survey.answer.ranking", Fact.Of("option", rows[0].Name), rows[0].Figures[1]! with { Name = "rank" }, rows[0].Figures[0]! with { Name = "first" }, Fact.Count("answers", answers)),
            [new ResultTable("listen.survey.table.ranking", ["listen.survey.column.first", "listen.survey.column.rank"], rows)], []);
    }

    QuestionResult Words(SurveyQuestion question)
    {
        var said = sample.Answers.Select(a => new OpenAnswer(a.No, a.Values.GetValueOrDefault(question.Id, ""), AnswerFiles.Of(a, question.Id))).Where(a => a.Text.Length > 0 || !a.Files.IsEmpty).ToArray();
        if (said.Length == 0)
            return Nothing(question);
        var files = said.Sum(a => a.Files.Length);
        var sentence = new Phrase(files == 0 ? "listen.survey.answer.open" : "listen.survey.answer.open_files", Fact.Count("answers", said.Length), Fact.Count("files", files));
        return new QuestionResult(question.Id, question.Kind, question.Text, said.Length, sentence, [], [.. said.Reverse().Take(MostQuotes)]);
    }

    static QuestionResult Nothing(SurveyQuestion question) => new(question.Id, question.Kind, question.Text, 0, new Phrase("listen.survey.answer.none"), [], []);
}
