using Sinan.Storage;

namespace Sinan.Cli.Serving;

/// <summary>The workspace is held by a server on this machine: the command is to be carried out there. Not a failure; caught where the command line begins.</summary>
public sealed class ServedElsewhereException(string directory, WorkspaceHolder holder) : Exception("A running server holds the workspace.")
{
    /// <summary>The workspace as this command named it.</summary>
    public string Directory { get; } = directory;

    public WorkspaceHolder Holder { get; } = holder;
}
