namespace Sinan.Numerics.Text;

/// <summary>What a comment is, in the order in which rules look for it.</summary>
public enum FeedbackKind
{
    /// <summary>Something does not work.</summary>
    Bug,

    /// <summary>Something is wished for.</summary>
    Request,

    /// <summary>Something is asked.</summary>
    Question,

    /// <summary>Something is liked.</summary>
    Praise,

    /// <summary>Something is disliked.</summary>
    Complaint,

    /// <summary>None of these.</summary>
    Other,
}
