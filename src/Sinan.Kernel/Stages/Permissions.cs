namespace Sinan.Kernel;

/// <summary>Authorisation policies. Every page and route names one; roles and API-key scopes grant them.</summary>
public static class Permissions
{
    /// <summary>See pages, ask questions.</summary>
    public const string Read = "read";

    /// <summary>Import data, enter estimates, run jobs.</summary>
    public const string Write = "write";

    /// <summary>Accounts, keys, settings, erasure.</summary>
    public const string Admin = "admin";

    /// <summary>Send events and nothing else. A key with this scope alone is public: it may stand in a page.</summary>
    public const string Capture = "capture";
}
