namespace Sinan.Numerics.Surveys;

/// <summary>What a feature is to a person. The order breaks ties between the first four: what is missed most comes first.</summary>
public enum KanoCategory
{
    /// <summary>M: missed when absent, taken for granted when there.</summary>
    MustBe,

    /// <summary>O: the more, the better.</summary>
    OneDimensional,

    /// <summary>A: a delight nobody asked for.</summary>
    Attractive,

    /// <summary>I: makes no difference.</summary>
    Indifferent,

    /// <summary>R: better without.</summary>
    Reverse,

    /// <summary>Q: the two answers contradict each other.</summary>
    Questionable,
}
