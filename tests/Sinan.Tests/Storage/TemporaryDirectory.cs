namespace Sinan.Tests.Storage;

/// <summary>A directory that is gone after the test, with the key file that a workspace leaves beside itself.</summary>
public sealed class TemporaryDirectory : IDisposable
{
    readonly string parent = Directory.CreateTempSubdirectory("sinan-test-").FullName;

    public string Parent => parent;

    /// <summary>A path inside, not made.</summary>
    public string Path => System.IO.Path.Combine(parent, "workspace");

    public string Of(params ReadOnlySpan<string> parts) => System.IO.Path.Combine([parent, .. parts]);

    public void Dispose() => Directory.Delete(parent, recursive: true);
}
