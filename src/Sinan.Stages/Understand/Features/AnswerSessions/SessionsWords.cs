using System.Collections.Immutable;
using Sinan.Kernel;

namespace Sinan.Stages.Understand.Features.AnswerSessions;

/// <summary>Visits in sentences.</summary>
static class SessionsWords
{
    public static Fact Figure(string name, FactKind kind, SessionFigure? figure) =>
        Shares.Fact(name, figure?.Value, figure?.Ci95, figure?.Evidence) with { Kind = kind };

    public static Fact Length(SessionQuantileReport quantile) => Shares.Fact("length", quantile.Seconds, quantile.Ci95, quantile.Evidence) with { Kind = FactKind.Duration };

    public static ImmutableArray<Phrase> Answer(SessionsReport report)
    {
        Fact[] period = [Fact.Date("from", report.Since), Fact.Date("to", report.AsOf)];
        if (report.Sessions == 0)
            return [new Phrase("understand.sessions.nothing", [.. period])];
        return
        [
            new Phrase("understand.sessions.answer", [Fact.Count("sessions", report.Sessions), Fact.Count("users", report.Users), Length(report.Quantiles.First(q => q.Q == 0.5)), .. period]),
            new Phrase("understand.sessions.answer.depth", Figure("depth", FactKind.Number, report.Depth), Figure("share", FactKind.Share, report.BounceShare)),
        ];
    }
}
