namespace Sinan.Numerics.Privacy;

/// <summary>Kinds of personal data that are found by their form.</summary>
public enum PersonalDataKind
{
    Phone,
    Email,
    IdentityCard,
    BankCard,
    LicencePlate,
}

/// <summary>A place in a text.</summary>
/// <param name="Kind">What stands there.</param>
/// <param name="Start">Index of its first character.</param>
/// <param name="Length">Characters.</param>
public readonly record struct PersonalDataMatch(PersonalDataKind Kind, int Start, int Length);
