using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Sinan.Cli;
using Sinan.Kernel;
using Sinan.Storage;
using Sinan.Web;

namespace Sinan.Tests.Web;

public sealed class JobPageTests
{
    [Fact]
    public async Task A_jobs_states_arrive_as_server_sent_events_until_it_is_over()
    {
        var directory = Path.Combine(Path.GetTempPath(), "sinan-jobs-" + Guid.NewGuid().ToString("n"));
        try
        {
            await using var server = await SinanServer.StartAsync(
                new ServerOptions(new WorkspaceOptions(Path.Combine(directory, "workspace")) { Create = true }, SinanCli.Texts)
                {
                    Urls = ["http://127.0.0.1:0"], Services = services => services.AddScoped<IJobHandler, Counting>(),
                },
                default);
            var key = (await server.Services.GetRequiredService<IApiKeys>().IssueAsync("test", [Permissions.Read, Permissions.Write], default)).Value.Secret;
            using var client = new HttpClient { BaseAddress = new Uri(server.Url) };
            client.DefaultRequestHeaders.Authorization = new System.Net.Http.Headers.AuthenticationHeaderValue("Bearer", key);
            var id = await server.Services.GetRequiredService<IJobs>().EnqueueAsync("Counting", new { }, null, default);

            var states = (await client.GetStringAsync($"/api/v1/jobs/{id}/events")).Split('\n')
                .Where(line => line.StartsWith("data: ", StringComparison.Ordinal)).Select(line => JsonDocument.Parse(line[6..]).RootElement).ToList();

            Assert.NotEmpty(states);
            Assert.Equal("done", states[^1].GetProperty("state").GetString());
            Assert.True(states[^1].GetProperty("over").GetBoolean());
            Assert.DoesNotContain(states[..^1], s => s.GetProperty("over").GetBoolean());
            Assert.Equal(HttpStatusCode.NotFound, (await client.PostAsync($"/api/v1/jobs/{id}/cancel", null)).StatusCode);
        }
        finally
        {
            if (Directory.Exists(directory))
                Directory.Delete(directory, recursive: true);
        }
    }

    sealed class Counting : IJobHandler
    {
        public string Kind => "Counting";

        public async Task<Outcome<JsonElement>> RunAsync(JsonElement payload, IProgressSink progress, CancellationToken cancellationToken)
        {
            for (var i = 0; i < 3; i++)
            {
                progress.Report(Phrase.Literal($"step {i}"), i / 3.0);
                await Task.Delay(50, cancellationToken);
            }

            return JsonDocument.Parse("{}").RootElement;
        }
    }
}
