using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Sinan.Kernel;

namespace Sinan.Web.Endpoints;

/// <summary>The OpenAPI document at /api/v1/openapi.json.</summary>
static class ApiDescription
{
    public static void Configure(OpenApiOptions options)
    {
        options.ShouldInclude = api => api.RelativePath?.StartsWith("api/", StringComparison.Ordinal) == true;
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo
            {
                Title = "Sinan", Version = CodeVersion.Current,
                Description = "Every question of the product. Log in with an API key: Authorization: Bearer sk_… Errors are ProblemDetails with a stable code.",
            };
            document.Components ??= new OpenApiComponents();
            document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal);
            document.Components.SecuritySchemes["api-key"] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer" };
            // Servers depend on who asks; the document is the same for all.
            document.Servers?.Clear();
            return Task.CompletedTask;
        });
    }
}
