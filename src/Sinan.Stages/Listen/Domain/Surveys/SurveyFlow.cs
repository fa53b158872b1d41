using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Sinan.Stages.Listen.Domain.Surveys;

/// <summary>What is asked after what, and what stands for the words of earlier answers.</summary>
public static partial class SurveyFlow
{
    /// <summary>The pages of a survey: a page ends where the next question needs an answer that is given on it, so that logic works without scripts.</summary>
    public static ImmutableArray<ImmutableArray<SurveyQuestion>> PagesOf(SurveyDefinition survey)
    {
        var (pages, page) = (ImmutableArray.CreateBuilder<ImmutableArray<SurveyQuestion>>(), new List<SurveyQuestion>());
        foreach (var question in survey.Questions)
        {
            if (page.Any(earlier => Needs(question).Contains(earlier.Id)))
            {
                pages.Add([.. page]);
                page.Clear();
            }

            page.Add(question);
        }

        if (page.Count > 0)
            pages.Add([.. page]);
        return pages.ToImmutable();
    }

    /// <summary>The questions that a person is asked, given the answers so far.</summary>
    public static IEnumerable<SurveyQuestion> Asked(IEnumerable<SurveyQuestion> questions, IReadOnlyDictionary<string, string> answers) =>
        questions.Where(q => q.ShowIf is null || q.ShowIf.Holds(answers));

    /// <summary>Ids of the questions whose answers decide whether or how a question is asked.</summary>
    public static IEnumerable<string> Needs(SurveyQuestion question)
    {
        IEnumerable<string> named = Reference().Matches(question.Text + question.Help + string.Concat(question.Options) + string.Concat(question.Rows)).Select(m => m.Groups["id"].Value);
        return question.ShowIf is { } condition ? named.Append(condition.Question) : named;
    }

    /// <summary>Words with {q1} filled in by the answer to q1, as plain text: whoever shows them escapes them. What was not answered leaves "…".</summary>
    public static string Fill(string words, SurveyDefinition survey, IReadOnlyDictionary<string, string> answers) =>
        Reference().Replace(words, match => survey.Find(match.Groups["id"].Value) is { } question ? Words(question, answers) : match.Value);

    /// <summary>A single, multiple, numeric or open answer in words.</summary>
    static string Words(SurveyQuestion question, IReadOnlyDictionary<string, string> answers)
    {
        if (!answers.TryGetValue(question.Id, out var given) || given.Length == 0)
            return "…";
        return question.Kind is QuestionKind.Single or QuestionKind.Multiple
            ? string.Join(" / ", AnswerField.Numbers(given).Where(n => n >= 0 && n < question.Options.Length).Select(n => question.Options[n]))
            : given;
    }

    [GeneratedRegex(@"\{(?<id>q[0-9]{1,4})\}", RegexOptions.None, 1000)]
    private static partial Regex Reference();
}
