using System.Collections.Immutable;

namespace Sinan.Stages.Understand.Domain.Dashboards;

/// <summary>A beginning for one kind of product: which events to record, which questions to look at first, what to predict.</summary>
/// <param name="Id">"shop", "finance" …; own ones begin with "own-".</param>
/// <param name="Order">Place in the list; own ones stand behind.</param>
/// <param name="Name">Kind of product.</param>
/// <param name="About">What it helps with, in a sentence.</param>
/// <param name="Events">Event dictionary.</param>
/// <param name="Dashboard">Name of the first dashboard.</param>
/// <param name="Questions">Its questions.</param>
/// <param name="Prediction">What to predict first; null for none.</param>
public sealed record Template(
    string Id, int Order, BilingualText Name, BilingualText About, ImmutableArray<TemplateEvent> Events, BilingualText Dashboard, ImmutableArray<SavedQuestion> Questions, PredictionPreset? Prediction);

/// <summary>An event of the dictionary.</summary>
/// <param name="Role">What it is to the product ("order"); named in braces in parameters.</param>
/// <param name="Names">Names it may have in a log, in Chinese and English, the recommended one first.</param>
/// <param name="Meaning">When it is to be recorded.</param>
public sealed record TemplateEvent(string Role, ImmutableArray<string> Names, BilingualText Meaning);

/// <summary>What to predict for each user, and what mistakes cost.</summary>
/// <param name="Role">Role of the event.</param>
/// <param name="Horizon">Within this time ("14d").</param>
/// <param name="MissCost">Cost of not seeing one that comes, in units of <paramref name="FalseAlarmCost"/>'s currency.</param>
/// <param name="FalseAlarmCost">Cost of calling one that does not come.</param>
/// <param name="About">Why.</param>
public sealed record PredictionPreset(string Role, string Horizon, double MissCost, double FalseAlarmCost, BilingualText About);
