namespace Sinan.Numerics.Surveys;

/// <summary>How the independence of a cross tab was tested.</summary>
public enum CrossTabTest
{
    /// <summary>Pearson's chi-square.</summary>
    ChiSquared,

    /// <summary>Fisher's exact test of a 2 × 2 table.</summary>
    Fisher,

    /// <summary>Fisher's test of a larger table (Freeman and Halton 1951), from random tables of the same margins.</summary>
    FisherSimulated,
}
