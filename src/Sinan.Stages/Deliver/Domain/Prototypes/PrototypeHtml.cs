using System.Globalization;
using System.Net;
using System.Text;
using Sinan.Kernel;

namespace Sinan.Stages.Deliver.Domain.Prototypes;

/// <summary>Writes a prototype as one page that works from a file: screens open by their anchors, states by radio buttons; no script, nothing loaded from elsewhere.</summary>
/// <param name="words">Language of the page's own words.</param>
sealed class PrototypeHtml(Localizer words)
{
    const string Feedback = "feedback", DialogueStart = "t1";

    readonly StringBuilder html = new();

    int answers;

    /// <param name="title">Title of the initiative.</param>
    /// <param name="prototype">What to show; at least one screen or exchange.</param>
    public string Render(string title, Prototype prototype)
    {
        html.Clear().Append("<!doctype html>\n<html lang=\"").Append(words.Lang.Code).Append("\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">")
            .Append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\"><title>").Append(Escape(title)).Append("</title><style>").Append(PrototypeStyle.Css).Append("</style></head><body>\n");
        html.Append("<header><h1>").Append(Escape(title)).Append("</h1><p>").Append(Word("notice")).Append("</p></header>\n<main>\n");
        // What opens first stands last: a rule for siblings hides it as soon as the address names another section.
        AddFeedback(prototype);
        foreach (var (n, turn) in prototype.Turns.Index().Reverse())
            Add(n + 1, turn, prototype, isStart: n == 0 && prototype.Screens.Length == 0);
        foreach (var screen in prototype.Screens.Skip(1))
            Add(screen, prototype, isStart: false);
        if (prototype.Screens.Length > 0)
            Add(prototype.Screens[0], prototype, isStart: true);
        return html.Append("</main></body></html>\n").ToString();
    }

    void Add(Screen screen, Prototype prototype, bool isStart)
    {
        Open("s-" + screen.Id, isStart, screen.Title);
        foreach (var element in screen.Elements)
            Add(element);
        if (prototype.Turns.Length > 0)
            Link(DialogueStart, Word("dialogue"), "quiet");
        Close();
    }

    void Add(ScreenElement element)
    {
        switch (element.Kind)
        {
            case ElementKind.Title:
                html.Append("<h3>").Append(Escape(element.Text)).Append("</h3>\n");
                break;
            case ElementKind.Input:
                html.Append("<label>").Append(Escape(element.Text)).Append("<input autocomplete=\"off\"></label>\n");
                break;
            case ElementKind.Button when element.Target.Length > 0:
                Link("s-" + element.Target, Escape(element.Text), "button");
                break;
            case ElementKind.Button:
                html.Append("<button type=\"button\" disabled>").Append(Escape(element.Text)).Append("</button>\n");
                break;
            case ElementKind.List:
                html.Append("<ul>");
                foreach (var line in element.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
                    html.Append("<li>").Append(Escape(line)).Append("</li>");
                html.Append("</ul>\n");
                break;
            case ElementKind.AiAnswer:
                AddAnswer(element, element.States ?? AnswerStates.None);
                break;
            default:
                html.Append("<p>").Append(Escape(element.Text)).Append("</p>\n");
                break;
        }
    }

    /// <summary>The answer and what may take its place, one of them shown at a time.</summary>
    void AddAnswer(ScreenElement element, AnswerStates states)
    {
        var group = string.Create(CultureInfo.InvariantCulture, $"a{++answers}");
        var shown = states.Places.Select(p => (Name: Word("state." + Code(p.State)), p.Words)).Prepend((Name: Word("state.answer"), Words: element.Text)).ToList();
        html.Append("<fieldset class=\"ai\"><legend>").Append(Word("ai_label")).Append("</legend>");
        foreach (var (n, (name, _)) in shown.Index())
            html.Append(CultureInfo.InvariantCulture, $"<input type=\"radio\" name=\"{group}\" id=\"{group}-{n}\"").Append(n == 0 ? " checked>" : ">").Append(CultureInfo.InvariantCulture, $"<label for=\"{group}-{n}\">").Append(name).Append("</label>");
        foreach (var (_, text) in shown)
            html.Append("<div class=\"state\">").Append(Escape(text)).Append("</div>");
        html.Append("<p class=\"links\">");
        if (states.TakesFeedback)
            Link(Feedback, Word("feedback.ask"), "quiet");
        if (states.HandsOver && element.Target.Length > 0)
            Link("s-" + element.Target, Word("takeover"), "quiet");
        else if (states.HandsOver)
            html.Append("<span>").Append(Word("takeover")).Append("</span>");
        html.Append("</p></fieldset>\n");
    }

    void Add(int number, DialogueTurn turn, Prototype prototype, bool isStart)
    {
        Open(Turn(number), isStart, words["deliver.prototype.dialogue"]);
        if (number == 1 && prototype.WakeWord.Length > 0)
            html.Append("<p class=\"wake\">").Append(Word("wake_word")).Append(" <b>").Append(Escape(prototype.WakeWord)).Append("</b></p>\n");
        html.Append("<p class=\"user\">").Append(Escape(turn.User)).Append("</p>\n<div class=\"system\"><small>").Append(Word("ai_label"));
        if (turn.State is { } state)
            html.Append(" · ").Append(Word("state." + Code(state)));
        html.Append("</small><p>").Append(Escape(turn.System)).Append("</p></div>\n<p class=\"links\">");
        foreach (var next in turn.Next)
            Link(Turn(next), Escape(prototype.Turns[next - 1].User), "button");
        html.Append("</p>");
        if (number > 1)
            Link(DialogueStart, Word("dialogue.again"), "quiet");
        if (prototype.Screens.Length > 0)
            Link("s-" + prototype.Screens[0].Id, Word("back"), "quiet");
        Close();
    }

    void AddFeedback(Prototype prototype)
    {
        html.Append("<section class=\"screen\" id=\"").Append(Feedback).Append("\"><h2>").Append(Word("feedback")).Append("</h2>\n<label>").Append(Word("feedback.text")).Append("<textarea rows=\"5\"></textarea></label>\n");
        if (prototype.FeedbackUrl.Length > 0)
            html.Append("<a class=\"button\" rel=\"noopener noreferrer\" href=\"").Append(Escape(prototype.FeedbackUrl)).Append("\">").Append(Word("feedback.send")).Append("</a>\n");
        else
            html.Append("<p>").Append(Word("feedback.copy")).Append("</p>\n");
        Link(prototype.Screens.Length > 0 ? "s-" + prototype.Screens[0].Id : DialogueStart, Word("back"), "quiet");
        html.Append("</section>\n");
    }

    void Open(string id, bool isStart, string title) =>
        html.Append("<section class=\"screen").Append(isStart ? " start" : "").Append("\" id=\"").Append(id).Append("\"><h2>").Append(Escape(title)).Append("</h2>\n");

    void Close()
    {
        html.Append("<footer>");
        Link(Feedback, Word("feedback"), "quiet");
        html.Append("</footer></section>\n");
    }

    /// <param name="anchor">Id of a section; of our own making.</param>
    /// <param name="label">Already escaped.</param>
    /// <param name="looks">Class.</param>
    void Link(string anchor, string label, string looks) => html.Append("<a class=\"").Append(looks).Append("\" href=\"#").Append(anchor).Append("\">").Append(label).Append("</a>\n");

    static string Turn(int number) => string.Create(CultureInfo.InvariantCulture, $"t{number}");

    static string Code(AiState state) => Initiatives.StepWork.Code(state);

    string Word(string key) => Escape(words["deliver.prototype.page." + key]);

    static string Escape(string text) => WebUtility.HtmlEncode(text);
}
