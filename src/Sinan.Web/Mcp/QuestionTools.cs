using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Routing;
using ModelContextProtocol.Protocol;
using Sinan.Kernel;

namespace Sinan.Web.Mcp;

/// <summary>The tools: every GET route of the API that asks for <see cref="Permissions.Read"/> and whose name has a description ("tool.AnswerFunnel") in the stage's words.</summary>
sealed class QuestionTools(EndpointDataSource routes, IApiDescriptionGroupCollectionProvider descriptions)
{
    public IReadOnlyList<QuestionTool> All(Localizer words)
    {
        var described = descriptions.ApiDescriptionGroups.Items.SelectMany(g => g.Items)
            .Where(d => d.HttpMethod == HttpMethods.Get)
            .ToLookup(d => d.ActionDescriptor.EndpointMetadata.OfType<IEndpointNameMetadata>().FirstOrDefault()?.EndpointName);
        return
        [
            .. from route in routes.Endpoints.OfType<RouteEndpoint>()
               let name = route.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName
               where name is not null && words.Has(KeyOf(name))
               where route.Metadata.GetOrderedMetadata<IAuthorizeData>().Any(a => a.Policy == Permissions.Read)
               let description = described[name].FirstOrDefault()
               where description is not null
               orderby name
               select Of(route, name, description, words),
        ];
    }

    public static string KeyOf(string endpointName) => "tool." + endpointName;

    static QuestionTool Of(RouteEndpoint route, string name, ApiDescription description, Localizer words)
    {
        var parameters = description.ParameterDescriptions.Where(p => p.Source == BindingSource.Query || p.Source == BindingSource.Path).ToList();
        var properties = new JsonObject();
        foreach (var parameter in parameters)
        {
            var parameterName = NameOf(parameter);
            var property = new JsonObject { ["type"] = TypeOf(Nullable.GetUnderlyingType(parameter.Type) ?? parameter.Type) };
            // Words of its own, else those that the parameter has in every question.
            if (new[] { $"{KeyOf(name)}.{parameterName}", KeyOf("parameter." + parameterName) }.FirstOrDefault(words.Has) is { } key)
                property["description"] = words[key];
            properties[parameterName] = property;
        }

        var schema = new JsonObject
        {
            ["type"] = "object",
            ["properties"] = properties,
            ["required"] = new JsonArray([.. parameters.Where(p => p.IsRequired).Select(p => (JsonNode)NameOf(p))]),
            ["additionalProperties"] = false,
        };
        var tool = new Tool
        {
            Name = JsonNamingPolicy.SnakeCaseLower.ConvertName(name),
            Description = words[KeyOf(name)],
            InputSchema = JsonSerializer.SerializeToElement(schema),
            Annotations = new ToolAnnotations { ReadOnlyHint = true, OpenWorldHint = false },
        };
        return new QuestionTool(tool, route, [.. parameters.Select(NameOf)]);
    }

    /// <summary>As people write it in an address; parameters that come as properties of a record are named like these.</summary>
    static string NameOf(ApiParameterDescription parameter) => JsonNamingPolicy.CamelCase.ConvertName(parameter.Name);

    static string TypeOf(Type type) =>
        type == typeof(bool) ? "boolean"
        : type == typeof(int) || type == typeof(long) ? "integer"
        : type == typeof(double) ? "number"
        : "string";
}
