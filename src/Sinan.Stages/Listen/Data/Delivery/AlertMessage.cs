using System.Text;
using Sinan.Kernel;
using Sinan.Stages.Listen.Contracts;
using Sinan.Stages.Listen.Domain.Alerts;

namespace Sinan.Stages.Listen.Data.Delivery;

/// <summary>An alert in words, and as data for programs.</summary>
/// <param name="Alert">What is sent.</param>
/// <param name="Title">One line.</param>
/// <param name="Text">A few lines.</param>
public sealed record AlertMessage(FeedbackAlert Alert, string Title, string Text)
{
    /// <summary>Marks that robots would read as markup, links or calls to everybody; words of users are data.</summary>
    const string Markup = "<>[]()*_`#@\\|";

    public static AlertMessage Of(FeedbackAlert alert, Localizer words)
    {
        Fact[] facts =
        [
            Fact.Of("series", Plain(words.Write(alert.Series.Words))), alert.Interval == "hour" ? Fact.At("time", alert.Time) : Fact.Date("time", alert.Time),
            Fact.Decimal("observed", alert.Observed), UsualCount.Of("expected", alert), Fact.Of("id", alert.Id),
            Fact.Of("words", Plain(string.Join(words["listen.list.separator"], alert.Cause.Words))),
        ];
        var text = new StringBuilder(words["listen.deliver.text", facts]);
        if (alert.Cause.Words.Length > 0)
            text.Append('\n').Append(words["listen.deliver.words", facts]);
        foreach (var around in alert.Circumstances)
            text.Append('\n').Append(Plain(words.Write(around.Words)));
        if (alert.Release is { } release)
            text.Append('\n').Append(Plain(words.Write(release.Words)));
        return new AlertMessage(alert, words["listen.deliver.title", facts], text.Append('\n').Append(words["listen.deliver.where", facts]).ToString());
    }

    static string Plain(string text) => string.Concat(text.Where(c => !char.IsControl(c) && !Markup.Contains(c, StringComparison.Ordinal)));
}
