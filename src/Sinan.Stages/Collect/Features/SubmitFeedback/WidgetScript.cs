using System.Text.Json;
using Sinan.Kernel;
using Sinan.Stages.Collect.Contracts;
using Sinan.Stages.Collect.Domain.Feedback;

namespace Sinan.Stages.Collect.Features.SubmitFeedback;

/// <summary>The script that a site puts into its pages: the file widget.js with the widget's settings and the words of both languages.</summary>
public sealed class WidgetScript(TextCatalog texts)
{
    const string Prefix = "collect.widget.say.";

    static readonly string[] Names = ["open", "title", "text", "rating", "star", "send", "close", "sending", "thanks", "failed", "empty", "optional", "files", "clean"];

    readonly string source = Read();
    readonly string words = JsonSerializer.Serialize(new[] { Lang.English, Lang.Chinese }.ToDictionary(lang => lang.Code, lang => WordsIn(new Localizer(texts, lang))));

    public string For(Widget widget) =>
        $"(()=>{{const config={JsonSerializer.Serialize(new { token = widget.Token, rating = widget.AsksRating, accept = AttachmentRules.Accepted }, JsonSerializerOptions.Web)};const words={words};\n{source}}})();\n";

    static Dictionary<string, string> WordsIn(Localizer words) => Names.ToDictionary(name => name, name => words[Prefix + name]);

    static string Read()
    {
        using var stream = typeof(WidgetScript).Assembly.GetManifestResourceStream("Sinan.Stages.Collect.Features.SubmitFeedback.widget.js")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
