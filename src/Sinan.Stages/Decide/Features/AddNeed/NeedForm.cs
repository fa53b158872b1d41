using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Sinan.Kernel;
using Sinan.Stages.Decide.Contracts;
using Sinan.Stages.Decide.Domain;

namespace Sinan.Stages.Decide.Features.AddNeed;

/// <summary>Reads what a person filled into <c>NeedFields</c>.</summary>
static class NeedForm
{
    /// <summary>Inputs that the form asks for, the usual ones first.</summary>
    public static IReadOnlyList<string> Usual { get; } = ["reach", "impact", "confidence"];

    public static IReadOnlyList<string> More { get; } = [.. NeedInputs.Names.Where(n => n is not ("effort" or "votes") && !Usual.Contains(n))];

    /// <returns>Problem: "decide.need.number" with what is no number. Ranges are checked by <see cref="NeedEntry.Check"/>.</returns>
    public static Outcome<NeedEntry> Read(IFormCollection form)
    {
        var inputs = ImmutableSortedDictionary.CreateBuilder<string, Estimate>(StringComparer.Ordinal);
        foreach (var name in Usual.Concat(More))
        {
            var given = new[] { form[name].ToString(), form[name + ".low"].ToString(), form[name + ".high"].ToString() };
            if (given.All(string.IsNullOrWhiteSpace))
                continue;
            var numbers = Array.ConvertAll(given, g => double.TryParse(g, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : (double?)null);
            if (numbers[0] is not { } value || given.Zip(numbers).Any(p => !string.IsNullOrWhiteSpace(p.First) && p.Second is null))
                return new Problem("decide.need.number", ProblemKind.Invalid, Fact.Of("input", new Phrase("decide.input." + name)));
            // Counts and amounts are guessed as efforts are: a quarter too high to half too low. A mark on a scale is what it is.
            var usual = name is "reach" or "money" ? EffortBook.FromDays(value) : Estimate.Sure(value);
            inputs[name] = new Estimate(value, numbers[1] ?? usual.Low, numbers[2] ?? usual.High);
        }

        return new NeedEntry(form["Title"].ToString(), NeedWords.Read<NeedCategory>(form["Category"]) ?? NeedCategory.Feature, form["Text"].ToString(), inputs.ToImmutable());
    }
}
