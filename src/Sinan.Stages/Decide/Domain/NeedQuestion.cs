using Sinan.Kernel;

namespace Sinan.Stages.Decide.Domain;

/// <summary>The question that gets a missing fact, ready to be put into a survey.</summary>
static class NeedQuestion
{
    /// <summary>Null where no user can know it: effort, ease, points and the value of orders.</summary>
    public static Phrase? For(string input, Phrase title) => input switch
    {
        "reach" or "impact" or "importance" or "satisfaction" or "confidence" => new Phrase("decide.ask." + input, Fact.Of("title", title)),
        "better" or "worse" => new Phrase("decide.ask.kano", Fact.Of("title", title)),
        _ => null,
    };
}
