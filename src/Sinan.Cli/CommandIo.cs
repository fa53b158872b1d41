namespace Sinan.Cli;

/// <summary>What a command reads and writes. A command that a running server carries out for another process gets that process's streams.</summary>
/// <param name="Out">Results only; with --json exactly one JSON document.</param>
/// <param name="Error">Messages and progress.</param>
/// <param name="In">Standard input.</param>
/// <param name="Directory">Directory against which relative paths are read.</param>
/// <param name="IsTerminal">Whether progress bars make sense.</param>
/// <param name="Environment">Reads an environment variable of the caller.</param>
public sealed record CommandIo(TextWriter Out, TextWriter Error, Stream In, string Directory, bool IsTerminal, Func<string, string?> Environment)
{
    public static CommandIo OfConsole()
    {
        var utf8 = new System.Text.UTF8Encoding(false);
        return new CommandIo(
            new StreamWriter(Console.OpenStandardOutput(), utf8) { AutoFlush = true },
            new StreamWriter(Console.OpenStandardError(), utf8) { AutoFlush = true },
            Console.OpenStandardInput(),
            System.IO.Directory.GetCurrentDirectory(),
            !Console.IsErrorRedirected,
            System.Environment.GetEnvironmentVariable);
    }

    public string PathOf(string path) => Path.GetFullPath(path, Directory);
}
