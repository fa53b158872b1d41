using System.Security.Claims;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using Sinan.Kernel;

namespace Sinan.Web.Mcp;

/// <summary>What an assistant sees over the Model Context Protocol: the read-only questions, and how to read the answers.</summary>
sealed class McpQuestions(QuestionTools tools, QuestionCaller caller, TextCatalog texts, IWorkspace workspace)
{
    /// <param name="asker">Whose rights count.</param>
    /// <param name="lang">Language of descriptions and answers.</param>
    public McpServerOptions For(ClaimsPrincipal asker, Lang lang)
    {
        var words = new Localizer(texts, lang, workspace.Zone);
        var all = new Lazy<IReadOnlyList<QuestionTool>>(() => tools.All(words));
        return new McpServerOptions
        {
            ServerInfo = new Implementation { Name = "sinan", Title = "Sinan", Version = CodeVersion.Current },
            ServerInstructions = words["web.mcp.instructions"],
            Capabilities = new ServerCapabilities { Tools = new ToolsCapability() },
            Handlers = new McpServerHandlers
            {
                ListToolsHandler = (_, _) => ValueTask.FromResult(new ListToolsResult { Tools = [.. all.Value.Select(t => t.Tool)] }),
                CallToolHandler = async (request, cancellationToken) =>
                    all.Value.FirstOrDefault(t => t.Tool.Name == request.Params?.Name) is { } tool
                        ? await caller.AskAsync(tool, request.Params!.Arguments, asker, lang, cancellationToken)
                        : throw new McpProtocolException($"There is no tool '{request.Params?.Name}'.", McpErrorCode.InvalidParams),
            },
        };
    }
}
