using System.Reflection;

namespace Sinan.Kernel;

/// <summary>The version of the running code, as written into evidence and documents.</summary>
public static class CodeVersion
{
    public static string Current { get; } =
        typeof(CodeVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0";
}
