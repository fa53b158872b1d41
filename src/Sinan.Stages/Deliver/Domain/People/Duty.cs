namespace Sinan.Stages.Deliver.Domain.People;

/// <summary>What a team has to do with a sub-step (RACI).</summary>
public enum Duty
{
    /// <summary>Does the work.</summary>
    Responsible,

    /// <summary>Answers for the result; exactly one team of a sub-step.</summary>
    Accountable,

    /// <summary>Answers for the result and does the work.</summary>
    AccountableAndResponsible,

    /// <summary>Is asked before.</summary>
    Consulted,

    /// <summary>Is told after.</summary>
    Informed,
}
