using Microsoft.AspNetCore.Routing;
using ModelContextProtocol.Protocol;

namespace Sinan.Web.Mcp;

/// <summary>A question of the HTTP API as a tool for assistants.</summary>
/// <param name="Tool">Name, description and parameters as the protocol tells them.</param>
/// <param name="Endpoint">Answers it.</param>
/// <param name="Parameters">Names of its parameters; those of the path and those of the query.</param>
sealed record QuestionTool(Tool Tool, RouteEndpoint Endpoint, IReadOnlyList<string> Parameters);
