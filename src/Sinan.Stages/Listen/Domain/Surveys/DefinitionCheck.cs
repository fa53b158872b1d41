using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Sinan.Kernel;
using Sinan.Numerics.Surveys;

namespace Sinan.Stages.Listen.Domain.Surveys;

/// <summary>Checks what an author has written and makes the designs of its choice experiments.</summary>
public static partial class DefinitionCheck
{
    public const int MostQuestions = 100, MostOptions = 60, MostWords = 1_000;

    /// <summary>Designs of a choice experiment: so many different ones go round among the people.</summary>
    const int BlockCount = 4;

    /// <returns>The definition with its designs. Problems: "listen.survey.title", "listen.survey.too_many", "listen.survey.text", "listen.survey.options", "listen.survey.condition",
    /// "listen.survey.files", "listen.survey.sets", "listen.survey.attributes", "listen.survey.price", "listen.survey.json"; each but the last names the question by its words or id.</returns>
    public static Outcome<SurveyDefinition> Of(SurveyDefinition survey)
    {
        if (survey.Title.Trim() is not { Length: > 0 and <= 120 } title)
            return new Problem("listen.survey.title", ProblemKind.Invalid, Fact.Count("most", 120));
        if (survey.Questions.Length > MostQuestions)
            return new Problem("listen.survey.too_many", ProblemKind.Invalid, Fact.Count("most", MostQuestions));
        if (!Path().IsMatch(survey.DesignPath) || !survey.Questions.All(IsReadable))
            return new Problem("listen.survey.json", ProblemKind.Invalid);
        var (whole, earlier) = (ImmutableArray.CreateBuilder<SurveyQuestion>(), new HashSet<string>(StringComparer.Ordinal));
        foreach (var question in survey.Questions)
        {
            if (Fault(question, survey, earlier) is { } code)
                return new Problem("listen.survey." + code, ProblemKind.Invalid, Fact.Of("question", question.Text.Length > 0 ? question.Text : question.Id));
            whole.Add(question with { Blocks = BlocksOf(question, survey.Seed) });
            earlier.Add(question.Id);
        }

        return survey with { Title = title, Questions = whole.ToImmutable() };
    }

    /// <summary>The attributes as the kernel sees them.</summary>
    public static IReadOnlyList<ConjointAttribute> AttributesOf(SurveyQuestion question) =>
        [.. question.Attributes.Select((a, i) => new ConjointAttribute(a.Levels.Length, i == question.Price ? [.. a.Levels.Select(l => Amount(l) ?? 0)] : null))];

    /// <summary>Whether a client has sent a question at all: an id like q1, a known kind, lists without holes.</summary>
    static bool IsReadable(SurveyQuestion? question) =>
        question is not null && Id().IsMatch(question.Id) && Enum.IsDefined(question.Kind) && !question.Options.IsDefault && !question.Rows.IsDefault
        && !question.Attributes.IsDefault && question.Attributes.All(a => a is { Levels.IsDefault: false });

    /// <summary>A page of the workspace: other addresses could lead readers away.</summary>
    [GeneratedRegex("^(?:/deliver/[a-z0-9/_-]{1,200})?$", RegexOptions.None, 1000)]
    private static partial Regex Path();

    [GeneratedRegex("^q[0-9]{1,4}$", RegexOptions.None, 1000)]
    private static partial Regex Id();

    static string? Fault(SurveyQuestion question, SurveyDefinition survey, HashSet<string> earlier)
    {
        if (question.Text.Trim().Length is 0 or > MostWords || question.Help.Length > MostWords || earlier.Contains(question.Id))
            return "text";
        if (!Lists(question))
            return "options";
        if (question.ShowIf is { } condition && (!earlier.Contains(condition.Question) || condition.Values.IsDefaultOrEmpty || survey.Find(condition.Question) is not ({ IsOneNumber: true } or { Kind: QuestionKind.Multiple })))
            return "condition";
        if (SurveyFlow.Needs(question).Any(id => !earlier.Contains(id)))
            return "condition";
        // Files do not survive the way through further pages without scripts.
        if (question.TakesFiles && (question.Kind != QuestionKind.Open || SurveyFlow.PagesOf(survey)[^1].All(q => q.Id != question.Id)))
            return "files";
        return question.Kind switch
        {
            QuestionKind.MaxDiff when question.PerSet < 2 || question.PerSet > question.Options.Length || question.Sets is < 1 or > 30 => "sets",
            QuestionKind.Conjoint => Experiment(question),
            _ => null,
        };
    }

    static bool Lists(SurveyQuestion question) => question.Kind switch
    {
        QuestionKind.Single or QuestionKind.Multiple or QuestionKind.Ranking or QuestionKind.MaxDiff => IsList(question.Options, 2),
        QuestionKind.Matrix => IsList(question.Options, 2) && IsList(question.Rows, 1),
        QuestionKind.Kano or QuestionKind.Opportunity => IsList(question.Rows, 1),
        QuestionKind.Rating => question.High is >= 3 and <= 10,
        _ => true,
    };

    static bool IsList(ImmutableArray<string> list, int least) =>
        list.Length >= least && list.Length <= MostOptions && list.All(o => o is { Length: > 0 and <= MostWords }) && list.Distinct(StringComparer.Ordinal).Count() == list.Length;

    /// <summary>Part-worths that a choice experiment can look for: more need more tasks than people answer.</summary>
    const int MostPartWorths = 30;

    static string? Experiment(SurveyQuestion question)
    {
        if (question.Attributes.Length is 0 or > 10 || question.Attributes.Any(a => a.Name.Length == 0 || !IsList(a.Levels, 2) || a.Levels.Length > 10))
            return "attributes";
        if (question.Price is { } price && (price < 0 || price >= question.Attributes.Length || question.Attributes[price].Levels.Any(l => Amount(l) is null) || question.Attributes[price].Levels.Select(Amount).Distinct().Count() < 2))
            return "price";
        if (AttributesOf(question).Sum(a => a.Columns) > MostPartWorths)
            return "attributes";
        return question.PerSet is < 2 or > 5 || question.Sets is < 1 or > 20 || question.Sets * (question.PerSet - 1) < AttributesOf(question).Sum(a => a.Columns) ? "sets" : null;
    }

    /// <summary>The designs of a choice experiment: those that are there while they fit, so that other words do not change them.</summary>
    static ImmutableArray<ImmutableArray<ImmutableArray<ImmutableArray<int>>>> BlocksOf(SurveyQuestion question, long seed)
    {
        if (question.Kind is not (QuestionKind.MaxDiff or QuestionKind.Conjoint))
            return [];
        if (Fit(question))
            return question.Blocks;
        return question.Kind == QuestionKind.Conjoint
            ? [.. Enumerable.Range(0, BlockCount).Select(b => ConjointDesign.Make(AttributesOf(question), question.PerSet, question.Sets, seed + b))]
            : [.. Enumerable.Range(0, BlockCount).Select(b => MaxDiffDesign.Make(question.Options.Length, question.PerSet, question.Sets, seed + b)
                .Select(set => set.Select(item => ImmutableArray.Create(item)).ToImmutableArray()).ToImmutableArray())];
    }

    /// <summary>Whether the designs show the right number of sets and products, and in each product a level of every attribute. Best and worst: different items.</summary>
    static bool Fit(SurveyQuestion question)
    {
        int[] levels = question.Kind == QuestionKind.Conjoint ? [.. question.Attributes.Select(a => a.Levels.Length)] : [question.Options.Length];
        return !question.Blocks.IsDefaultOrEmpty && question.Blocks.All(block => block.Length == question.Sets && block.All(set => set.Length == question.PerSet
            && (question.Kind == QuestionKind.Conjoint || set.Select(p => p.Length == 1 ? p[0] : -1).Distinct().Count() == set.Length)
            && set.All(product => product.Length == levels.Length && product.Select((level, a) => level >= 0 && level < levels[a]).All(isLevel => isLevel))));
    }

    static double? Amount(string level) => double.TryParse(level, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount) ? amount : null;
}
