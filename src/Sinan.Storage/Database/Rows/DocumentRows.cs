namespace Sinan.Storage;

/// <summary>A version of a document of an initiative: written once.</summary>
sealed class DocumentVersionRow
{
    public long Id { get; init; }

    public required long InitiativeId { get; init; }

    /// <summary>Code of the document.</summary>
    public required string Document { get; init; }

    public required int Number { get; init; }

    public required string Fingerprint { get; init; }

    /// <summary>The version without facts and signatures as JSON.</summary>
    public required string Content { get; init; }

    /// <summary>What it says, as JSON.</summary>
    public required string Facts { get; init; }
}

/// <summary>A name under a version: written once.</summary>
sealed class DocumentSignatureRow
{
    public long Id { get; init; }

    public required long VersionId { get; init; }

    public required string Account { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string Remark { get; init; }
}
