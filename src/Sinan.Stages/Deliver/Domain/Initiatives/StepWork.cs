using System.Globalization;
using Sinan.Kernel;

namespace Sinan.Stages.Deliver.Domain.Initiatives;

/// <summary>Progress of sub-steps and answers to their checks.</summary>
public static class StepWork
{
    /// <returns>Problems: "deliver.step.unknown", "deliver.initiative.too_long".</returns>
    public static Outcome<InitiativeChange> Move(Initiative initiative, string step, StepProgress progress)
    {
        if (Lifecycle.FindStep(step) is null)
            return new Problem("deliver.step.unknown", ProblemKind.NotFound, Fact.Of("step", step));
        if (progress.Owner.Length > Initiative.MostTitle || progress.Note.Length > Initiative.MostText)
            return new Problem("deliver.initiative.too_long", ProblemKind.Invalid, Fact.Count("most", progress.Owner.Length > Initiative.MostTitle ? Initiative.MostTitle : Initiative.MostText));
        return new InitiativeChange(
            initiative with { Steps = initiative.Steps.SetItem(step, progress with { Owner = progress.Owner.Trim(), Note = progress.Note.Trim() }) },
            new Phrase("deliver.log.step", Name(step), Fact.Of("state", new Phrase("deliver.state." + Code(progress.State)))));
    }

    /// <summary>Answers a check; an empty answer takes an earlier one back.</summary>
    /// <returns>Problems: "deliver.check.unknown", "deliver.check.measured", "deliver.check.option", "deliver.check.number", "deliver.check.yes_no", "deliver.initiative.too_long".</returns>
    public static Outcome<InitiativeChange> Answer(Initiative initiative, string check, CheckAnswer answer)
    {
        if (Lifecycle.FindCheck(check) is not { } asked)
            return new Problem("deliver.check.unknown", ProblemKind.NotFound, Fact.Of("check", check));
        var value = answer.Value.Trim();
        if (value.Length > 0 && Fault(asked, value) is { } fault)
            return fault;
        var answers = value.Length == 0 && answer.Origin != AnswerOrigin.Refused ? initiative.Answers.Remove(check) : initiative.Answers.SetItem(check, answer with { Value = value });
        return new InitiativeChange(
            initiative with { Answers = answers },
            new Phrase(value.Length == 0 && answer.Origin != AnswerOrigin.Refused ? "deliver.log.cleared" : "deliver.log.answered." + answer.Origin.ToString().ToLowerInvariant(), Fact.Of("check", new Phrase("deliver.check." + check))));
    }

    /// <summary>Snake case, as the words and the API write it.</summary>
    public static string Code<T>(T value)
        where T : struct, Enum => System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());

    static Problem? Fault(StepCheck check, string value)
    {
        var name = Fact.Of("check", new Phrase("deliver.check." + check.Code));
        return check.Kind switch
        {
            CheckKind.Measured => new Problem("deliver.check.measured", ProblemKind.Conflict, name),
            CheckKind.Choice when !check.Options.Contains(value) => new Problem("deliver.check.option", ProblemKind.Invalid, name, Fact.Of("known", string.Join(", ", check.Options))),
            CheckKind.Confirmed when value is not ("yes" or "no") => new Problem("deliver.check.yes_no", ProblemKind.Invalid, name),
            CheckKind.Number when Number(value) is not { } => new Problem("deliver.check.number", ProblemKind.Invalid, name),
            CheckKind.Words when value.Length > Initiative.MostText => new Problem("deliver.initiative.too_long", ProblemKind.Invalid, Fact.Count("most", Initiative.MostText)),
            _ => null,
        };
    }

    /// <summary>The number of an answer; null when it is none, or negative.</summary>
    public static double? Number(string? value) =>
        double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;

    static Fact Name(string step) => Fact.Of("step", new Phrase("deliver.step." + step));
}
