namespace Sinan.Stages.Collect.Data.Capture;

/// <summary>Names of events and properties are stored up to a length.</summary>
static class ShortName
{
    public const int MostBytes = 200;

    /// <summary>At most <see cref="MostBytes"/>, never through a character.</summary>
    public static ReadOnlySpan<byte> Of(ReadOnlySpan<byte> name) => CleanText.Cut(name, MostBytes);
}
