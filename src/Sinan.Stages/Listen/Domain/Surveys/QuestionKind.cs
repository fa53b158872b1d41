namespace Sinan.Stages.Listen.Domain.Surveys;

/// <summary>What a question of a survey asks for.</summary>
public enum QuestionKind
{
    /// <summary>One of several options.</summary>
    Single,

    /// <summary>Any of several options.</summary>
    Multiple,

    /// <summary>Would you recommend it, 0…10.</summary>
    Nps,

    /// <summary>How satisfied, 1…5.</summary>
    Csat,

    /// <summary>How easy, 1…7.</summary>
    Ces,

    /// <summary>1 … a highest number.</summary>
    Rating,

    /// <summary>Free words.</summary>
    Open,

    /// <summary>One option for each of several rows.</summary>
    Matrix,

    /// <summary>Options in order.</summary>
    Ranking,

    /// <summary>For each feature: how would it be with it, how without.</summary>
    Kano,

    /// <summary>For each outcome: how important, how satisfied, 1…5.</summary>
    Opportunity,

    /// <summary>Best and worst of sets of items.</summary>
    MaxDiff,

    /// <summary>Choices among whole products.</summary>
    Conjoint,
}
