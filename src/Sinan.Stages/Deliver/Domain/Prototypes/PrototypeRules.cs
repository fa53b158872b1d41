using Sinan.Kernel;
using Sinan.Stages.Deliver.Domain.Initiatives;

namespace Sinan.Stages.Deliver.Domain.Prototypes;

/// <summary>What a prototype has to keep to.</summary>
public static class PrototypeRules
{
    const int MostId = 40;

    /// <summary>Without blanks at the ends of what people typed.</summary>
    public static Prototype Trimmed(Prototype entered) => entered with
    {
        WakeWord = entered.WakeWord.Trim(), FeedbackUrl = entered.FeedbackUrl.Trim(),
        Screens = [.. entered.Screens.Select(s => s with { Title = s.Title.Trim(), Elements = [.. s.Elements.Select(Trimmed)] })],
        Turns = [.. entered.Turns.Select(t => t with { User = t.User.Trim(), System = t.System.Trim() })],
    };

    /// <summary>
    /// The first rule that is broken; null when all hold. "deliver.prototype.id", "deliver.prototype.too_many", "deliver.prototype.title", "deliver.prototype.text", "deliver.prototype.target",
    /// "deliver.prototype.next", "deliver.prototype.url".
    /// </summary>
    public static Problem? Fault(Prototype prototype)
    {
        if (prototype.Screens.FirstOrDefault(s => !IsId(s.Id) || prototype.Screens.Count(other => other.Id == s.Id) > 1) is { } unnamed)
            return new Problem("deliver.prototype.id", ProblemKind.Invalid, Fact.Of("screen", unnamed.Id));
        if (prototype.Screens.Length > Prototype.MostScreens || prototype.Turns.Length > Prototype.MostTurns || prototype.Screens.Any(s => s.Elements.Length > Screen.MostElements))
            return new Problem("deliver.prototype.too_many", ProblemKind.Invalid, Fact.Count("screens", Prototype.MostScreens), Fact.Count("elements", Screen.MostElements), Fact.Count("turns", Prototype.MostTurns));
        if (prototype.Screens.Any(s => s.Title.Length is 0 or > Initiative.MostTitle) || prototype.WakeWord.Length > Initiative.MostTitle)
            return new Problem("deliver.prototype.title", ProblemKind.Invalid, Fact.Count("most", Initiative.MostTitle));
        if (prototype.Screens.SelectMany(s => s.Elements).SelectMany(Words).Concat(prototype.Turns.SelectMany(t => new[] { t.User, t.System })).Any(w => w.Length > ScreenElement.MostText))
            return new Problem("deliver.prototype.text", ProblemKind.Invalid, Fact.Count("most", ScreenElement.MostText));
        if (prototype.Screens.SelectMany(s => s.Elements).FirstOrDefault(e => e.Target.Length > 0 && prototype.FindScreen(e.Target) is null) is { } lost)
            return new Problem("deliver.prototype.target", ProblemKind.Invalid, Fact.Of("screen", lost.Target));
        if (prototype.Turns.SelectMany(t => t.Next).Any(n => n < 1 || n > prototype.Turns.Length))
            return new Problem("deliver.prototype.next", ProblemKind.Invalid, Fact.Count("turns", prototype.Turns.Length));
        return prototype.FeedbackUrl.Length == 0 || IsAddress(prototype.FeedbackUrl) ? null : new Problem("deliver.prototype.url", ProblemKind.Invalid);
    }

    static ScreenElement Trimmed(ScreenElement element) =>
        element with { Text = element.Text.Trim(), States = element.Kind == ElementKind.AiAnswer ? Trimmed(element.States ?? AnswerStates.None) : null };

    static AnswerStates Trimmed(AnswerStates states) =>
        states with { Loading = states.Loading.Trim(), LowConfidence = states.LowConfidence.Trim(), Empty = states.Empty.Trim(), Wrong = states.Wrong.Trim() };

    static IEnumerable<string> Words(ScreenElement element) => (element.States ?? AnswerStates.None).Places.Select(p => p.Words).Prepend(element.Text);

    static bool IsId(string id) => id.Length is > 0 and <= MostId && id.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-');

    static bool IsAddress(string url) => url.Length <= ScreenElement.MostText && Uri.TryCreate(url, UriKind.Absolute, out var address) && (address.Scheme is "http" or "https" or "mailto");
}
