namespace Sinan.Stages.Deliver.Domain.Prototypes;

/// <summary>What stands on a screen.</summary>
public enum ElementKind
{
    Title,
    Text,

    /// <summary>A field; the text is its label.</summary>
    Input,

    /// <summary>Leads to its target.</summary>
    Button,

    /// <summary>One item a line.</summary>
    List,

    /// <summary>What an AI says, with the states that it can be in.</summary>
    AiAnswer,
}
