using System.Collections.Immutable;
using System.Globalization;
using Sinan.Kernel;
using Sinan.Numerics.Surveys;
using Sinan.Stages.Listen.Domain.Surveys;
using Sinan.Stages.Listen.Features.ListSurveys;

namespace Sinan.Stages.Listen.Features.ShowSurvey;

public sealed class ShowSurveyHandler(SurveyReader reader, IEvidenceStore evidence, TimeProvider clock)
{
    /// <returns>Problems: "listen.survey.not_found", "listen.survey.filter", "listen.survey.weights".</returns>
    public async Task<Outcome<SurveyReport>> HandleAsync(ShowSurvey request, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        var read = await reader.ReadAsync(request.Id, request.Version, request.Filter, request.Weighted, cancellationToken);
        if (!read.IsOk)
            return read.Problem;
        var (survey, version, sample, data) = read.Value;
        var book = new SurveyBook(new SurveyAsked(survey.Id, version, request.Filter, request.Weighted), data, clock.GetUtcNow());
        var results = await Task.Run(() => sample.Survey.Questions.Select(new SurveyFigures(sample, book).Of).ToImmutableArray(), cancellationToken);
        await evidence.SaveAsync(book.Entries, cancellationToken);
        var effective = sample.Answers.IsEmpty ? 0 : sample.EffectiveSize;
        var margin = effective >= 2 ? SampleSize.Margin(effective) : (double?)null;
        return new SurveyReport
        {
            Id = survey.Id,
            Title = sample.Survey.Title,
            Version = version,
            Newest = survey.Version,
            State = ListSurveysHandler.StateOf(survey, clock.GetUtcNow()),
            Design = sample.Survey.Design,
            DesignVersion = sample.Survey.DesignVersion,
            DesignPath = sample.Survey.DesignPath,
            Answers = sample.Answers.Length,
            EffectiveAnswers = effective,
            Margin = margin,
            First = data.First,
            Last = data.Last,
            Weighted = request.Weighted,
            CanWeight = sample.Survey.Questions.Any(q => q.HasPopulation),
            Filters = [.. sample.Survey.Questions.Where(q => q.Kind is QuestionKind.Single or QuestionKind.Multiple)
                .SelectMany(q => q.Options.Select((option, i) => KeyValuePair.Create(string.Create(CultureInfo.InvariantCulture, $"{q.Id}={i}"), q.Text + " · " + option)))],
            Sentence = Sentence(sample, margin, data),
            Questions = results,
            Seconds = clock.GetElapsedTime(started).TotalSeconds,
        };
    }

    static Phrase Sentence(SurveySample sample, double? margin, DataVersion data)
    {
        if (data is not { First: { } first, Last: { } last } || margin is null)
            return new Phrase(sample.Answers.IsEmpty ? "listen.survey.answer.nobody" : "listen.survey.answer.few", Fact.Count("answers", sample.Answers.Length));
        ImmutableArray<Fact> facts = [Fact.Count("answers", sample.Answers.Length), Fact.Date("first", first), Fact.Date("last", last), Fact.Share("margin", margin.Value), Fact.Count("effective", Math.Round(sample.EffectiveSize))];
        return new Phrase(sample.IsWeighted ? "listen.survey.answer.weighted" : "listen.survey.answer.whole", facts);
    }
}
