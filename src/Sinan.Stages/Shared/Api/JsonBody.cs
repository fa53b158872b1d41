using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Sinan.Kernel;

namespace Sinan.Stages.Shared;

/// <summary>Reads the body of a request in the snake case that the API answers with.</summary>
public static class JsonBody
{
    /// <summary>What may not be null is checked where a client's words come in.</summary>
    static readonly JsonSerializerOptions strict = new(EvidenceJson.Options) { RespectNullableAnnotations = true };

    /// <returns>The value; null when the body holds none.</returns>
    public static async Task<T?> ReadAsync<T>(HttpRequest request, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            return await JsonSerializer.DeserializeAsync<T>(request.Body, strict, cancellationToken);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
