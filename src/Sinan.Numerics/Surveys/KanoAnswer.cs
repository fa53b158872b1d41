namespace Sinan.Numerics.Surveys;

/// <summary>An answer to one half of a Kano pair, in the order of the questionnaire.</summary>
public enum KanoAnswer
{
    Like,
    MustBe,
    Neutral,
    LiveWith,
    Dislike,
}
