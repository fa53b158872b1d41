using Sinan.Kernel;

namespace Sinan.Storage;

/// <summary>One thing looked at, for `sinan doctor` and `sinan workspace verify`.</summary>
/// <param name="Name">Text key "check." + name says what was looked at.</param>
/// <param name="Holds">Whether it is as it should be.</param>
/// <param name="Found">What was found.</param>
/// <param name="Remedy">The one thing to do; null when it holds.</param>
public sealed record Check(string Name, bool Holds, Phrase Found, Phrase? Remedy)
{
    public static Check Good(string name, Phrase found) => new(name, true, found, null);

    public static Check Bad(string name, Phrase found, Phrase remedy) => new(name, false, found, remedy);
}
