namespace Sinan.Stages.Deliver.Domain.Initiatives;

/// <summary>How a check is answered.</summary>
public enum CheckKind
{
    /// <summary>In words of a person.</summary>
    Words,

    /// <summary>By one of the check's options.</summary>
    Choice,

    /// <summary>By a number, not negative.</summary>
    Number,

    /// <summary>By a person's yes or no; "no" fails.</summary>
    Confirmed,

    /// <summary>By the data and by what was entered elsewhere; nobody types it.</summary>
    Measured,
}
