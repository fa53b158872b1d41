using System.Globalization;

namespace Sinan.Stages.Deliver.Domain.WorkDocuments;

/// <summary>Days in documents: the same in every language and zone.</summary>
static class DeliverDays
{
    /// <summary>"2026-05-04"; a dash for none.</summary>
    public static string Written(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "–";
}
