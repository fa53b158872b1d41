using System.Text.Json;
using Sinan.Kernel;
using Sinan.Numerics.Statistics;
using Sinan.Numerics.Surveys;

namespace Sinan.Stages.Listen.Domain.Surveys;

/// <summary>Writes down the proof of each figure of a survey.</summary>
/// <param name="asked">What was asked.</param>
/// <param name="data">Which answers.</param>
/// <param name="at">When.</param>
public sealed class SurveyBook(SurveyAsked asked, DataVersion data, DateTimeOffset at)
{
    readonly List<Evidence> entries = [];

    public IReadOnlyList<Evidence> Entries => entries;

    /// <summary>A figure with its interval as a fact named "value"; one whose interval is infinite has none, for too few answers.</summary>
    /// <param name="question">Question that it is about.</param>
    /// <param name="about">Option, feature or row; empty for the whole question.</param>
    /// <param name="figure">"share", "mean" …: the key "listen.survey.figure.{figure}" names it.</param>
    /// <param name="unit">How it is written.</param>
    /// <param name="estimate">Value and interval.</param>
    /// <param name="method">"method.survey_…".</param>
    /// <param name="answers">People it rests on.</param>
    /// <param name="seed">Seed of the randomness behind it.</param>
    public Fact Add(SurveyQuestion question, string about, string figure, FactKind unit, Estimated estimate, string method, int answers, long? seed = null)
    {
        var interval = double.IsFinite(estimate.Interval.Low) && double.IsFinite(estimate.Interval.High) ? new Interval(estimate.Interval.Low, estimate.Interval.High) : null;
        var fact = new Fact { Name = "value", Kind = unit, Number = estimate.Value, Interval = interval };
        var evidence = new Evidence
        {
            Stage = "listen",
            Question = "ShowSurvey",
            Parameters = JsonSerializer.Serialize(new { asked.Survey, asked.Version, asked.Filter, asked.Weighted, asked.Columns, question = question.Id, about, figure }, EvidenceJson.Options),
            Statement = new Phrase(
                about.Length == 0 ? "listen.survey.evidence" : "listen.survey.evidence.about",
                fact, Fact.Of("question", question.Text), Fact.Of("about", about), Fact.Of("figure", new Phrase("listen.survey.figure." + figure)), Fact.Count("answers", answers)),
            Data = data,
            Method = method,
            Value = estimate.Value,
            Unit = unit,
            Interval = interval,
            NoInterval = interval is null ? "listen.survey.no_interval.few" : null,
            Seed = seed,
            Users = answers,
            CodeVersion = CodeVersion.Current,
            At = at,
        }.Sealed();
        entries.Add(evidence);
        return fact.From(evidence.Id);
    }

    /// <summary>A share of answers.</summary>
    public Fact Share(SurveyQuestion question, string about, double part, double whole, double effective, int answers) =>
        Add(question, about, "share", FactKind.Share, Scores.Share(whole > 0 ? part / whole : double.NaN, effective), "method.survey_share", answers);

    /// <summary>An estimate without an interval that can be told.</summary>
    public static Estimated Unsure(double value) => new(value, new Bounds(double.NegativeInfinity, double.PositiveInfinity));
}
