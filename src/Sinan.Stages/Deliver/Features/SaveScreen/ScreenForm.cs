using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Sinan.Stages.Deliver.Domain.Prototypes;

namespace Sinan.Stages.Deliver.Features.SaveScreen;

/// <summary>A screen as a form sends it: a row for each element, sorted by its place; a row without a kind is gone.</summary>
static class ScreenForm
{
    public static Screen Read(IFormCollection form) => new()
    {
        Id = form["Screen"].ToString() is { Length: > 0 } id ? id : "s" + Guid.NewGuid().ToString("n")[..8],
        Title = form["Title"].ToString(),
        Elements = Elements(form),
    };

    static ImmutableArray<ScreenElement> Elements(IFormCollection form)
    {
        var rows = new List<(double Place, ScreenElement Element)>();
        for (var row = 0; form.ContainsKey(Name("Kind", row)); row++)
        {
            if (Enum.TryParse<ElementKind>(Field("Kind", row), out var kind) && Enum.IsDefined(kind))
                rows.Add((double.TryParse(Field("Place", row), NumberStyles.Float, CultureInfo.InvariantCulture, out var place) ? place : double.MaxValue, Element(kind, row)));
        }

        return [.. rows.OrderBy(r => r.Place).Select(r => r.Element)];

        ScreenElement Element(ElementKind kind, int row) => new()
        {
            Kind = kind, Text = Field("Text", row), Target = Field("Target", row),
            States = kind != ElementKind.AiAnswer ? null : new AnswerStates
            {
                Loading = Field("Loading", row), LowConfidence = Field("LowConfidence", row), Empty = Field("Empty", row), Wrong = Field("Wrong", row),
                TakesFeedback = Field("Feedback", row) == "yes", HandsOver = Field("HandsOver", row) == "yes",
            },
        };

        string Field(string name, int row) => form[Name(name, row)].ToString();
    }

    /// <summary>Name of a field of a row, from 0.</summary>
    public static string Name(string field, int row) => string.Create(CultureInfo.InvariantCulture, $"{field}-{row}");
}
