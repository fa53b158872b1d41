using Microsoft.Extensions.DependencyInjection;
using Sinan.Kernel;
using Sinan.Storage;

namespace Sinan.Web;

/// <summary>How a server is put together.</summary>
/// <param name="Workspace">The workspace it serves; created when the options say so.</param>
/// <param name="Texts">All words of the product.</param>
public sealed record ServerOptions(WorkspaceOptions Workspace, TextCatalog Texts)
{
    public const string DefaultUrl = "http://127.0.0.1:5080";

    /// <summary>Addresses to listen on; the loopback address by default. Port 0 takes a free one.</summary>
    public IReadOnlyList<string> Urls { get; init; } = [DefaultUrl];

    /// <summary>Registered last, so that it can replace any service.</summary>
    public Action<IServiceCollection>? Services { get; init; }

    /// <summary>Assembly name of the executable whose static files are served.</summary>
    public string Executable { get; init; } = "sinan";

    /// <summary>Directory of the executable and its static files.</summary>
    public string ProgramDirectory { get; init; } = AppContext.BaseDirectory;
}
