using System.Globalization;

namespace Sinan.Stages.Listen.Domain.Surveys;

/// <summary>One entry of a sheet of answers.</summary>
/// <param name="Name">Name in the form and in the kept sheet: "q1", "q2.0", "q3.1.best".</param>
/// <param name="Low">Smallest number allowed; null for free words.</param>
/// <param name="High">Largest number allowed.</param>
/// <param name="IsMany">Several numbers, kept as "0,2".</param>
public sealed record AnswerField(string Name, int? Low = null, int High = 0, bool IsMany = false)
{
    public const int MostCharacters = 4_000;

    /// <summary>The value as kept; empty when nothing was given, null when what was given is not allowed.</summary>
    public string? Read(IReadOnlyList<string> given)
    {
        if (Low is not { } low)
            return given.Count == 0 ? "" : given[0].Trim() is { Length: <= MostCharacters } text ? text : null;
        var numbers = new SortedSet<int>();
        foreach (var one in given.SelectMany(g => g.Split(',')).Where(g => g.Length > 0))
        {
            if (!int.TryParse(one, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number < low || number > High)
                return null;
            numbers.Add(number);
        }

        return numbers.Count > 1 && !IsMany ? null : string.Join(',', numbers);
    }

    /// <summary>The numbers of a kept value.</summary>
    public static IEnumerable<int> Numbers(string kept) => kept.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(n => int.TryParse(n, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1);

    /// <summary>Names and bounds of what a question asks a person for.</summary>
    /// <param name="question">The question.</param>
    /// <param name="sheet">The person's sheet: decides which design is shown.</param>
    public static IEnumerable<AnswerField> Of(SurveyQuestion question, string sheet)
    {
        var (id, options) = (question.Id, question.Options.Length - 1);
        return question.Kind switch
        {
            QuestionKind.Open => [new AnswerField(id)],
            QuestionKind.Multiple => [new AnswerField(id, 0, options, IsMany: true)],
            QuestionKind.Matrix => Parts(question.Rows.Length, i => new AnswerField(Part(id, i), 0, options)),
            QuestionKind.Ranking => Parts(question.Options.Length, i => new AnswerField(Part(id, i), 1, question.Options.Length)),
            QuestionKind.Kano => question.Rows.Length.Pairs(i => (new AnswerField(Part(id, i, "with"), 0, 4), new AnswerField(Part(id, i, "without"), 0, 4))),
            QuestionKind.Opportunity => question.Rows.Length.Pairs(i => (new AnswerField(Part(id, i, "importance"), 1, 5), new AnswerField(Part(id, i, "satisfaction"), 1, 5))),
            QuestionKind.MaxDiff => question.BlockOf(sheet).Length.Pairs(i => (new AnswerField(Part(id, i, "best"), 0, options), new AnswerField(Part(id, i, "worst"), 0, options))),
            QuestionKind.Conjoint => question.BlockOf(sheet).Select((task, i) => new AnswerField(Part(id, i), 0, task.Length - (question.HasNone ? 0 : 1))),
            _ => [new AnswerField(id, question.Scale.Low, question.Scale.High)],
        };
    }

    public static string Part(string question, int part, string? half = null) =>
        half is null ? string.Create(CultureInfo.InvariantCulture, $"{question}.{part}") : string.Create(CultureInfo.InvariantCulture, $"{question}.{part}.{half}");

    static IEnumerable<AnswerField> Parts(int count, Func<int, AnswerField> part) => Enumerable.Range(0, count).Select(part);
}

static class FieldPairs
{
    public static IEnumerable<AnswerField> Pairs(this int count, Func<int, (AnswerField First, AnswerField Second)> pair) =>
        Enumerable.Range(0, count).Select(pair).SelectMany(p => new[] { p.First, p.Second });
}
