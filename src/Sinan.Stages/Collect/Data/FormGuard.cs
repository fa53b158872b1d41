using Sinan.Stages.Collect.Contracts;
using Sinan.Stages.Collect.Data.Capture;
using Sinan.Stages.Collect.Data.Widgets;
using Sinan.Stages.Collect.Domain.Feedback;

namespace Sinan.Stages.Collect.Data;

/// <summary>The guard of the form for feedback, for the forms of other stages.</summary>
public sealed class FormGuard(FormTickets tickets, CallRates rates) : IFormGuard
{
    public string Issue() => tickets.Issue();

    public bool IsSpam(string? trap, string? ticket, string text)
    {
        var isFlood = rates.Wait($"equal form {SpamRules.Essence(text)}", SpamRules.MostEqual, SpamRules.FloodWindow) > TimeSpan.Zero;
        return SpamRules.Judge(trap, tickets.Age(ticket), text, isFlood ? SpamRules.MostEqual : 0) is not null;
    }

    public TimeSpan Wait(string key, int most, TimeSpan length) => rates.Wait(key, most, length);
}
