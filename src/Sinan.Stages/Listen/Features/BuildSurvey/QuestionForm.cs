using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Sinan.Stages.Listen.Domain.Surveys;

namespace Sinan.Stages.Listen.Features.BuildSurvey;

/// <summary>A question as its form shows and sends it.</summary>
static class QuestionForm
{
    /// <summary>A question to begin with.</summary>
    public static SurveyQuestion New(string id, QuestionKind kind, string text, Func<int, string> sample) => new()
    {
        Id = id, Kind = kind, Text = text,
        Options = kind is QuestionKind.Single or QuestionKind.Multiple or QuestionKind.Ranking or QuestionKind.MaxDiff or QuestionKind.Matrix ? [.. Enumerable.Range(1, kind == QuestionKind.MaxDiff ? 6 : 3).Select(sample)] : [],
        Rows = kind is QuestionKind.Matrix or QuestionKind.Kano or QuestionKind.Opportunity ? [.. Enumerable.Range(1, 2).Select(sample)] : [],
        Attributes = kind == QuestionKind.Conjoint ? [new ProductAttribute(sample(1), ["A", "B"]), new ProductAttribute(sample(2), ["10", "20"])] : [],
        Price = kind == QuestionKind.Conjoint ? 1 : null,
        Sets = 6,
    };

    public static SurveyQuestion Read(IFormCollection form, SurveyQuestion old)
    {
        var options = form.ContainsKey("Options") ? Lines(form["Options"]) : old.Options;
        return old with
        {
            Text = form["Text"].ToString().Trim(),
            Help = form["Help"].ToString().Trim(),
            IsRequired = form.ContainsKey("Required"),
            TakesFiles = form.ContainsKey("TakesFiles"),
            Options = options,
            Rows = form.ContainsKey("Rows") ? Lines(form["Rows"]) : old.Rows,
            High = Number(form["High"]) ?? old.High,
            PerSet = Number(form["PerSet"]) ?? old.PerSet,
            Sets = Number(form["Sets"]) ?? old.Sets,
            HasNone = form.ContainsKey("HasNone"),
            Attributes = form.ContainsKey("Attributes") ? [.. Lines(form["Attributes"]).Select(AttributeOf)] : old.Attributes,
            Price = form.ContainsKey("Attributes") ? Number(form["Price"]) - 1 : old.Price,
            Quotas = Numbers(form, "Quota", old.Options, options, n => (int?)(int)n),
            Population = Numbers(form, "Population", old.Options, options, n => (double?)n),
            ShowIf = ConditionOf([.. form["ShowIf"].OfType<string>()], form.ContainsKey("IsNot")),
        };
    }

    /// <summary>The draft with a changed question; conditions on its options follow their words to new places. One whose options are gone has no values left, and the check refuses it.</summary>
    public static SurveyDefinition Replace(SurveyDefinition draft, SurveyQuestion old, SurveyQuestion changed) => draft with
    {
        Questions =
        [
            .. draft.Questions.Select(q => q.Id == old.Id ? changed
                : q.ShowIf is { } condition && condition.Question == old.Id && !old.IsScale
                    ? q with { ShowIf = condition with { Values = [.. condition.Values.Select(v => changed.Options.IndexOf(old.Options.ElementAtOrDefault(v) ?? "")).Where(v => v >= 0)] } }
                    : q),
        ],
    };

    public static string Written(ProductAttribute attribute) => attribute.Name + ": " + string.Join(" | ", attribute.Levels);

    /// <summary>"q1=2" of a list of conditions; those of the first question named count.</summary>
    static ShowIf? ConditionOf(IReadOnlyList<string> chosen, bool isNot)
    {
        var pairs = chosen.Select(c => c.Split('=')).Where(p => p.Length == 2 && Number(p[1]) is not null).ToArray();
        return pairs.Length == 0 ? null : new ShowIf(pairs[0][0], [.. pairs.Where(p => p[0] == pairs[0][0]).Select(p => Number(p[1])!.Value)], isNot);
    }

    /// <summary>"Storage: 16 GB | 32 GB".</summary>
    static ProductAttribute AttributeOf(string line)
    {
        var colon = line.IndexOfAny([':', '：']);
        return new ProductAttribute(
            colon < 0 ? "" : line[..colon].Trim(), [.. line[(colon + 1)..].Split(['|', '｜'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)]);
    }

    /// <summary>One number an option, from fields "Quota0" … of the old options, by their words; empty when none was entered.</summary>
    static ImmutableArray<T?> Numbers<T>(IFormCollection form, string name, ImmutableArray<string> old, ImmutableArray<string> options, Func<double, T?> write)
        where T : struct
    {
        ImmutableArray<T?> numbers = [.. options.Select(option =>
            double.TryParse(form[string.Create(CultureInfo.InvariantCulture, $"{name}{old.IndexOf(option)}")], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number is > 0 and < 1e9 ? write(number) : null)];
        return numbers.Any(n => n is not null) ? numbers : [];
    }

    static ImmutableArray<string> Lines(string? text) => [.. (text ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];

    static int? Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
