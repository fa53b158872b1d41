using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Numerics.Surveys;

namespace Sinan.Stages.Listen.Domain.Surveys;

/// <summary>Kano pairs, outcomes, best and worst, products.</summary>
public sealed partial class SurveyFigures
{
    QuestionResult KanoPairs(SurveyQuestion question)
    {
        var answers = 0;
        var rows = question.Rows.Select((feature, f) =>
        {
            var (categories, weights) = (new List<KanoCategory>(), new List<double>());
            for (var i = 0; i < sample.Answers.Length; i++)
            {
                if (sample.Answers[i].Number(AnswerField.Part(question.Id, f, "with")) is { } with && sample.Answers[i].Number(AnswerField.Part(question.Id, f, "without")) is { } without)
                {
                    categories.Add(Kano.Classify((KanoAnswer)with, (KanoAnswer)without));
                    weights.Add(sample.WeightOf(i));
                }
            }

            answers = Math.Max(answers, categories.Count);
            var counts = Kano.Count(categories.ToArray(), weights.ToArray());
            if (counts.Category is not { } category)
                return new ResultRow(feature, [null, null, null, null, null]);
            var (better, worse) = Kano.Intervals(categories.ToArray(), weights.ToArray(), Seed);
            // Nobody in the four categories leaves both coefficients without a value.
            var isValued = !double.IsNaN(counts.Better);
            return new ResultRow(feature,
            [
                isValued ? book.Add(question, feature, "better", FactKind.Number, new Estimated(counts.Better, better), "method.survey_kano", categories.Count, Seed) : null,
                isValued ? book.Add(question, feature, "worse", FactKind.Number, new Estimated(counts.Worse, worse), "method.survey_kano", categories.Count, Seed) : null,
                Fact.Of("category", new Phrase("listen.survey.kano." + category)),
                Fact.Of("distinct", new Phrase(counts.IsDistinct ? "listen.survey.kano.distinct" : "listen.survey.kano.unclear")),
                Fact.Share("strength", counts.TotalStrength),
            ]);
        }).ToImmutableArray();
        if (answers == 0)
            return Nothing(question);
        var best = rows.Where(r => r.Figures[0] is not null).MaxBy(r => r.Figures[0]!.Number);
        var sentence = best is null
            ? new Phrase("listen.survey.answer.kano_none", Fact.Count("answers", answers))
            : new Phrase("listen.survey.answer.kano", Fact.Of("feature", best.Name), best.Figures[2]!, best.Figures[0]! with { Name = "better" }, Fact.Count("answers", answers));
        return new QuestionResult(question.Id, question.Kind, question.Text, answers, sentence,
            [new ResultTable("listen.survey.table.kano", ["listen.survey.column.better", "listen.survey.column.worse", "listen.survey.column.category", "listen.survey.column.distinct", "listen.survey.column.strength"], rows)], []);
    }

    QuestionResult Opportunities(SurveyQuestion question)
    {
        var answers = 0;
        var rows = question.Rows.Select((outcome, o) =>
        {
            var pairs = sample.Answers.Select(a => (Importance: a.Number(AnswerField.Part(question.Id, o, "importance")), Satisfaction: a.Number(AnswerField.Part(question.Id, o, "satisfaction"))))
                .Where(p => p.Importance is not null && p.Satisfaction is not null).ToArray();
            answers = Math.Max(answers, pairs.Length);
            if (pairs.Length == 0)
                return new ResultRow(outcome, [null, null, null]);
            double[] importance = [.. pairs.Select(p => (double)p.Importance!.Value)], satisfaction = [.. pairs.Select(p => (double)p.Satisfaction!.Value)];
            return new ResultRow(outcome,
            [
                book.Add(question, outcome, "opportunity", FactKind.Number, Opportunity.Score(importance, satisfaction, Seed), "method.survey_opportunity", pairs.Length, Seed),
                book.Add(question, outcome, "important", FactKind.Share, Scores.TopShare(importance, 4), "method.survey_top", pairs.Length),
                book.Add(question, outcome, "satisfied", FactKind.Share, Scores.TopShare(satisfaction, 4), "method.survey_top", pairs.Length),
            ]);
        }).OrderByDescending(r => r.Figures[0]?.Number).ToImmutableArray();
        return answers == 0
            ? Nothing(question)
            : new QuestionResult(question.Id, question.Kind, question.Text, answers,
                new Phrase("listen.survey.answer.opportunity", Fact.Of("outcome", rows[0].Name), rows[0].Figures[0]! with { Name = "score" }, Fact.Count("answers", answers)),
                [new ResultTable("listen.survey.table.opportunity", ["listen.survey.column.opportunity", "listen.survey.column.important", "listen.survey.column.satisfied"], rows)], []);
    }

    QuestionResult BestAndWorst(SurveyQuestion question)
    {
        var sets = new List<MaxDiffAnswer>();
        for (var i = 0; i < sample.Answers.Length; i++)
        {
            var block = question.BlockOf(sample.Answers[i].Sheet);
            for (var s = 0; s < block.Length; s++)
            {
                if (sample.Answers[i].Number(AnswerField.Part(question.Id, s, "best")) is { } best && sample.Answers[i].Number(AnswerField.Part(question.Id, s, "worst")) is { } worst)
                    sets.Add(new MaxDiffAnswer([.. block[s].Select(item => item[0])], best, worst, i, sample.WeightOf(i)));
            }
        }

        if (sets.Count == 0)
            return Nothing(question);
        var people = sets.Select(s => s.Person).Distinct().Count();
        var (counts, fit) = (MaxDiff.Count(sets, question.Options.Length, Seed), MaxDiff.Fit(sets, question.Options.Length, Seed));
        var rows = question.Options.Select((item, i) =>
        {
            var score = double.IsNaN(counts[i].Score) ? null : book.Add(question, item, "net_best", FactKind.Number, new Estimated(counts[i].Score, counts[i].Interval), "method.survey_best_worst", people, Seed);
            var share = fit is null ? null : book.Add(question, item, "preference", FactKind.Share, new Estimated(fit.Shares[i] / 100, new(fit.ShareIntervals[i].Low / 100, fit.ShareIntervals[i].High / 100)), "method.survey_maxdiff", people, Seed);
            return new ResultRow(item, fit is null ? [score, Fact.Count("best", counts[i].Best), Fact.Count("worst", counts[i].Worst)] : [share, score, Fact.Count("best", counts[i].Best), Fact.Count("worst", counts[i].Worst)]);
        }).OrderByDescending(r => r.Figures[0]?.Number).ToImmutableArray();
        string[] columns = ["listen.survey.column.net_best", "listen.survey.column.best", "listen.survey.column.worst"];
        return new QuestionResult(question.Id, question.Kind, question.Text, people,
            new Phrase(fit is null ? "listen.survey.answer.best_worst" : "listen.survey.answer.maxdiff", Fact.Of("item", rows[0].Name), rows[0].Figures[0]! with { Name = "score" }, Fact.Count("answers", people)),
            [new ResultTable("listen.survey.table.maxdiff", fit is null ? [.. columns] : ["listen.survey.column.preference", .. columns], rows)], []);
    }

    QuestionResult Products(SurveyQuestion question)
    {
        var tasks = ProductChoices.Of(sample, question);
        if (tasks.Count == 0)
            return Nothing(question);
        var people = tasks.Select(t => t.Person).Distinct().Count();
        if (Conjoint.Fit(DefinitionCheck.AttributesOf(question), tasks, question.HasNone, Seed) is not { } fit)
            return new QuestionResult(question.Id, question.Kind, question.Text, people, new Phrase("listen.survey.answer.conjoint_none", Fact.Count("answers", people)), [], []);
        var importance = question.Attributes.Select((a, i) =>
            new ResultRow(a.Name, [book.Add(question, a.Name, "importance", FactKind.Share, fit.Importance[i], "method.survey_conjoint", people, Seed)])).OrderByDescending(r => r.Figures[0]!.Number).ToImmutableArray();
        var levels = question.Attributes.SelectMany((a, i) => a.Levels.Select((level, l) =>
        {
            var name = a.Name + " · " + level;
            var worth = fit.WillingnessToPay is { } all && i != question.Price ? book.Add(question, name, "worth", FactKind.Number, all[i][l], "method.survey_worth", people, Seed) : null;
            return new ResultRow(name, [book.Add(question, name, "part_worth", FactKind.Number, fit.PartWorths[i][l], "method.survey_conjoint", people), worth]);
        })).ToImmutableArray();
        return new QuestionResult(question.Id, question.Kind, question.Text, people,
            new Phrase("listen.survey.answer.conjoint", Fact.Of("attribute", importance[0].Name), importance[0].Figures[0]! with { Name = "importance" }, Fact.Count("answers", people)),
            [
                new ResultTable("listen.survey.table.importance", ["listen.survey.column.importance"], importance),
                new ResultTable("listen.survey.table.levels", ["listen.survey.column.part_worth", "listen.survey.column.worth"], levels),
            ], []);
    }
}
