using Sinan.Kernel;

namespace Sinan.Stages.Decide.Domain.Feasibility;

/// <summary>Names of what is told and of its labels.</summary>
static class FeasibilityWords
{
    /// <summary>Glad or cross, by the stars.</summary>
    public const string Rating = "rating";

    /// <summary>The label that came with the comments.</summary>
    public const string Given = "label";

    public const string Glad = "positive", Cross = "negative";

    /// <summary>A label as people brought it; glad and cross comments have words of ours.</summary>
    public static Fact Label(string name, string told, string label) =>
        told == Rating && label is Glad or Cross ? Fact.Of(name, new Phrase("decide.feasibility.rating." + label)) : Fact.Of(name, label);

    /// <summary>What is told, as people brought it or in words of ours.</summary>
    public static Fact Told(string name, string told) => told is Rating or Given ? Fact.Of(name, new Phrase("decide.feasibility.told." + told)) : Fact.Of(name, told);
}
