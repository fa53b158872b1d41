namespace Sinan.Stages.Shared;

/// <summary>Paths of pages and static files that markup in several stages refers to.</summary>
public static class Pages
{
    public static string Evidence(Kernel.EvidenceId id) => "/evidence/" + id.Value;

    public static string Job(long id) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"/jobs/{id}");
}
