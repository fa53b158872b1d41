using System.Collections.Immutable;
using System.Text.Json;
using Sinan.Kernel;
using Sinan.Stages.Deliver.Domain.Initiatives;

namespace Sinan.Stages.Deliver.Domain.Prototypes;

/// <summary>Changes to the prototype of an initiative.</summary>
public static class Prototyping
{
    /// <summary>Kept of each prototype; older versions give way, their numbers stay taken.</summary>
    public const int MostVersions = 30;

    /// <summary>Replaces all screens and the dialogue; versions stay.</summary>
    /// <returns>Problems: those of <see cref="PrototypeRules.Fault"/>.</returns>
    public static Outcome<InitiativeChange> Replace(Initiative initiative, Prototype entered) => Changed(
        initiative, entered with { Versions = initiative.Prototype.Versions },
        new Phrase("deliver.log.prototype", Fact.Count("screens", entered.Screens.Length), Fact.Count("turns", entered.Turns.Length)));

    /// <summary>Adds a screen behind the others, or replaces the one of that id.</summary>
    /// <returns>Problems: those of <see cref="PrototypeRules.Fault"/>.</returns>
    public static Outcome<InitiativeChange> SaveScreen(Initiative initiative, Screen screen)
    {
        var prototype = initiative.Prototype;
        var screens = prototype.FindScreen(screen.Id) is { } old ? prototype.Screens.Replace(old, screen) : prototype.Screens.Add(screen);
        return Changed(initiative, prototype with { Screens = screens }, new Phrase("deliver.log.screen", Fact.Of("screen", screen.Title.Trim())));
    }

    /// <summary>Takes a screen away; what led to it leads nowhere.</summary>
    /// <returns>Problem: "deliver.prototype.unknown_screen".</returns>
    public static Outcome<InitiativeChange> RemoveScreen(Initiative initiative, string id)
    {
        var prototype = initiative.Prototype;
        if (prototype.FindScreen(id) is not { } gone)
            return new Problem("deliver.prototype.unknown_screen", ProblemKind.NotFound, Fact.Of("screen", id));
        var left = prototype.Screens.Remove(gone).Select(s => s with { Elements = [.. s.Elements.Select(e => e.Target == id ? e with { Target = "" } : e)] });
        return Changed(initiative, prototype with { Screens = [.. left] }, new Phrase("deliver.log.screen_removed", Fact.Of("screen", gone.Title)));
    }

    /// <summary>Replaces the dialogue and the address for feedback.</summary>
    /// <returns>Problems: those of <see cref="PrototypeRules.Fault"/>.</returns>
    public static Outcome<InitiativeChange> SaveDialogue(Initiative initiative, string wakeWord, ImmutableArray<DialogueTurn> turns, string feedbackUrl) => Changed(
        initiative, initiative.Prototype with { WakeWord = wakeWord, Turns = turns, FeedbackUrl = feedbackUrl }, new Phrase("deliver.log.dialogue", Fact.Count("turns", turns.Length)));

    /// <summary>Keeps the prototype as it stands under the next number.</summary>
    /// <returns>Problems: "deliver.prototype.empty", "deliver.prototype.same", "deliver.initiative.too_long".</returns>
    public static Outcome<InitiativeChange> Keep(Initiative initiative, string remark, string by, DateTimeOffset at)
    {
        var prototype = initiative.Prototype;
        var content = prototype with { Versions = [] };
        if (content.IsEmpty)
            return new Problem("deliver.prototype.empty", ProblemKind.Conflict);
        if (remark.Trim().Length > Initiative.MostTitle)
            return new Problem("deliver.initiative.too_long", ProblemKind.Invalid, Fact.Count("most", Initiative.MostTitle));
        if (prototype.Versions.LastOrDefault() is { } last && Written(last.Content) == Written(content))
            return new Problem("deliver.prototype.same", ProblemKind.Conflict, Fact.Count("version", last.Number));
        var number = (prototype.Versions.LastOrDefault()?.Number ?? 0) + 1;
        var kept = prototype.Versions.Length < MostVersions ? prototype.Versions : prototype.Versions[^(MostVersions - 1)..];
        return new InitiativeChange(
            initiative with { Prototype = prototype with { Versions = kept.Add(new PrototypeVersion(number, remark.Trim(), by, at, content)) } },
            new Phrase("deliver.log.prototype_kept", Fact.Count("version", number)));
    }

    /// <summary>Takes the prototype back to a version that was kept. What stood until then is kept as a version of its own where no version says the same, so that nothing is lost.</summary>
    /// <returns>Problems: "deliver.prototype.unknown_version", "deliver.prototype.as_it_stands".</returns>
    public static Outcome<InitiativeChange> Restore(Initiative initiative, int number, string by, DateTimeOffset at)
    {
        var prototype = initiative.Prototype;
        var version = Fact.Count("version", number);
        if (prototype.Versions.FirstOrDefault(v => v.Number == number) is not { } wanted)
            return new Problem("deliver.prototype.unknown_version", ProblemKind.NotFound, version);
        var now = Written(prototype with { Versions = [] });
        if (Written(wanted.Content) == now)
            return new Problem("deliver.prototype.as_it_stands", ProblemKind.Conflict, version);
        var isKept = prototype.IsEmpty || prototype.Versions.Any(v => Written(v.Content) == now);
        var before = isKept ? initiative : Keep(initiative, "", by, at).Value.Now;
        return new InitiativeChange(before with { Prototype = wanted.Content with { Versions = before.Prototype.Versions } }, new Phrase("deliver.log.prototype_restored", version));
    }

    static Outcome<InitiativeChange> Changed(Initiative initiative, Prototype prototype, Phrase says)
    {
        var trimmed = PrototypeRules.Trimmed(prototype);
        return PrototypeRules.Fault(trimmed) is { } fault ? fault : new InitiativeChange(initiative with { Prototype = trimmed }, says);
    }

    static string Written(Prototype prototype) => JsonSerializer.Serialize(prototype, EvidenceJson.Options);
}
