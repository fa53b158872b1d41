using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using System.Text.Json;

namespace Sinan.Tests.Deliver;

/// <summary>An OpenAI-compatible service on this machine that answers as a test says and remembers what it was asked.</summary>
public sealed class ModelService : IAsyncDisposable
{
    readonly WebApplication server;

    ModelService(WebApplication server) => this.server = server;

    /// <summary>Address as the operator would write it.</summary>
    public string Line => server.Urls.First().Replace("://", "://:s3cret@", StringComparison.Ordinal) + "/v1?model=small";

    public string? Path { get; private set; }

    public string? Key { get; private set; }

    public JsonElement Asked { get; private set; }

    /// <summary>Text of the message of a role.</summary>
    public string Said(string role) => Asked.GetProperty("messages").EnumerateArray().Single(m => m.GetProperty("role").GetString() == role).GetProperty("content").GetString()!;

    public static Task<ModelService> StartAsync(Func<HttpContext, Task> answer) => StartAsync((_, context) => answer(context));

    /// <summary>Answers with these words as OpenAI does.</summary>
    public static Task<ModelService> SayingAsync(string text, string finish = "stop") => AnsweringAsync(_ => text, finish);

    /// <summary>Answers with words that follow from what was asked.</summary>
    public static Task<ModelService> AnsweringAsync(Func<ModelService, string> words, string finish = "stop") => StartAsync((service, context) => context.Response.WriteAsJsonAsync(new
    {
        model = "small-2026", choices = new[] { new { message = new { role = "assistant", content = words(service) }, finish_reason = finish } }, usage = new { prompt_tokens = 120, completion_tokens = 30 },
    }));

    static async Task<ModelService> StartAsync(Func<ModelService, HttpContext, Task> answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var service = new ModelService(builder.Build());
        service.server.Run(async context =>
        {
            (service.Path, service.Key) = (context.Request.Path, context.Request.Headers.Authorization);
            service.Asked = await JsonSerializer.DeserializeAsync<JsonElement>(context.Request.Body);
            await answer(service, context);
        });
        await service.server.StartAsync();
        return service;
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();
}
