namespace Sinan.Stages.Deliver.Domain.WorkDocuments;

/// <summary>A person's name under a version of a document; it is never changed.</summary>
/// <param name="By">Account.</param>
/// <param name="At">When.</param>
/// <param name="Remark">What the person wrote beside it; empty for nothing.</param>
public sealed record DocumentSignature(string By, DateTimeOffset At, string Remark)
{
    public const int MostRemark = 1_000;
}
