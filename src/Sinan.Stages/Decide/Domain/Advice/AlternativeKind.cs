namespace Sinan.Stages.Decide.Domain.Advice;

/// <summary>Ways to meet a need, from the least to the most machinery.</summary>
public enum AlternativeKind
{
    /// <summary>Leave it as it is.</summary>
    Nothing,

    /// <summary>People do it, by a better process.</summary>
    Process,

    /// <summary>Rules that a person can read.</summary>
    Rule,

    /// <summary>Look up what is most similar.</summary>
    Retrieval,

    /// <summary>Rules where they are sure, a chat model for the rest.</summary>
    RulesThenChat,

    /// <summary>A large chat model that others run.</summary>
    Chat,

    /// <summary>A small model of one's own, learned from labels.</summary>
    OwnModel,
}
