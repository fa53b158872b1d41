namespace Sinan.Stages.Collect.Domain.Feedback;

/// <summary>Why feedback from a public form is kept aside. The names are stored and have words: "collect.aside.trap".</summary>
public static class SpamReason
{
    /// <summary>A field was filled that people do not see.</summary>
    public const string Trap = "trap";

    /// <summary>Sent sooner than a person can write, or without having opened the form.</summary>
    public const string TooFast = "too_fast";

    /// <summary>More addresses of web pages than a comment has.</summary>
    public const string Links = "links";

    /// <summary>The same text came again and again within an hour.</summary>
    public const string Flood = "flood";
}
