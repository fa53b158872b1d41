using System.Diagnostics;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Sinan.Cli;
using Sinan.Kernel;
using Sinan.Stages;
using Sinan.Stages.Collect.Data.Sources;
using Sinan.Stages.Deliver.Data.Models;
using Sinan.Tests.Storage;

namespace Sinan.Tests.Deliver;

/// <summary>A large model of the operator, here one on this machine.</summary>
public sealed class LanguageModelTests
{
    static readonly ModelRequest Hello = new(new ModelMessage(ModelRole.System, "Be brief."), new ModelMessage(ModelRole.User, "Hello"));

    static CancellationToken Token => TestContext.Current.CancellationToken;

    // The request and the answer as OpenAI documents them for chat completions.
    [Fact]
    public async Task A_conversation_is_sent_and_its_answer_read()
    {
        await using var service = await ModelService.SayingAsync(" Hi. ", finish: "length");
        await using var workspace = await OpenAsync(service.Line);

        var answer = await AskAsync(workspace);

        Assert.Equal(("Hi.", "small-2026", 120, 30, true), (answer.Value.Text, answer.Value.Model, answer.Value.TokensAsked, answer.Value.TokensAnswered, answer.Value.IsCut));
        Assert.InRange(answer.Value.Took, TimeSpan.Zero, TimeSpan.FromSeconds(30));
        Assert.Equal(("/v1/chat/completions", "Bearer s3cret"), (service.Path, service.Key));
        Assert.Equal(("small", 0.0, 1_500), (service.Asked.GetProperty("model").GetString(), service.Asked.GetProperty("temperature").GetDouble(), service.Asked.GetProperty("max_tokens").GetInt32()));
        Assert.Equal(("Be brief.", "Hello"), (service.Said("system"), service.Said("user")));
    }

    [Theory]
    [InlineData("no json", "kernel.model.answer")]
    [InlineData("{}", "kernel.model.answer")]
    [InlineData("""{"choices":[]}""", "kernel.model.answer")]
    [InlineData("""{"choices":[null]}""", "kernel.model.answer")]
    [InlineData("""{"choices":[{"message":{"content":"  "}}]}""", "kernel.model.answer")]
    [InlineData("""{"choices":[{"message":{"content":7}}]}""", "kernel.model.answer")]
    [InlineData("""{"choices":[{"message":{"content":"\ud800"}}]}""", "kernel.model.answer")]
    public async Task An_answer_that_cannot_be_read_is_a_problem(string body, string problem)
    {
        await using var service = await ModelService.StartAsync(context => context.Response.WriteAsync(body));
        await using var workspace = await OpenAsync(service.Line);

        Assert.Equal(problem, (await AskAsync(workspace)).Problem.Code);
    }

    [Theory]
    [InlineData(401)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(302)]
    public async Task A_refusal_and_a_redirect_are_problems(int status)
    {
        await using var service = await ModelService.StartAsync(context =>
        {
            (context.Response.StatusCode, context.Response.Headers.Location) = (status, "http://127.0.0.1:1/");
            return Task.CompletedTask;
        });
        await using var workspace = await OpenAsync(service.Line);

        var problem = (await AskAsync(workspace)).Problem;
        Assert.Equal(("kernel.model.status", status), (problem.Code, problem.Facts[0].Number));
    }

    [Fact]
    public async Task An_endless_answer_ends_at_a_mebibyte()
    {
        var sent = 0L;
        await using var service = await ModelService.StartAsync(async context =>
        {
            var block = Encoding.UTF8.GetBytes(new string(' ', 64 << 10));
            for (; !context.RequestAborted.IsCancellationRequested && sent < 256 << 20; sent += block.Length)
            {
                await context.Response.Body.WriteAsync(block, context.RequestAborted);
                // What is written after the other side has gone costs nothing; the pause lets the news come through.
                await Task.Delay(5, context.RequestAborted);
            }
        });
        await using var workspace = await OpenAsync(service.Line);

        Assert.Equal("kernel.model.large", (await AskAsync(workspace)).Problem.Code);
        // What lies in the buffers between the two is more than was read, and far less than all.
        Assert.InRange(sent, 0, 64 << 20);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_slow_answer_is_given_up_though_its_headers_came(bool trickles)
    {
        await using var service = await ModelService.StartAsync(async context =>
        {
            while (!context.RequestAborted.IsCancellationRequested)
            {
                if (trickles)
                    await context.Response.WriteAsync(" ", context.RequestAborted);
                await context.Response.Body.FlushAsync(context.RequestAborted);
                await Task.Delay(50, context.RequestAborted);
            }
        });
        await using var workspace = await OpenAsync(service.Line, patience: TimeSpan.FromSeconds(1));
        var start = Stopwatch.GetTimestamp();

        Assert.Equal("kernel.model.slow", (await AskAsync(workspace)).Problem.Code);
        Assert.InRange(Stopwatch.GetElapsedTime(start), TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task Nothing_is_sent_where_it_must_not_be_or_when_no_model_is_named()
    {
        await using var service = await ModelService.SayingAsync("Hi.");
        await using (var off = await OpenAsync(null))
        {
            Assert.False(off.Get<ILanguageModel>().IsOn);
            Assert.Equal("kernel.model.off", (await AskAsync(off)).Problem.Code);
        }

        await using (var guarded = await OpenAsync(service.Line, networks: null))
            Assert.Equal("kernel.model.refused", (await AskAsync(guarded)).Problem.Code);
        await using (var gone = await OpenAsync("http://127.0.0.1:1/v1?model=small"))
            Assert.Equal("kernel.model.unreachable", (await AskAsync(gone)).Problem.Code);
        Assert.Null(service.Path);
    }

    [Fact]
    public async Task Who_asks_may_stop_waiting()
    {
        await using var service = await ModelService.StartAsync(context => Task.Delay(Timeout.Infinite, context.RequestAborted));
        await using var workspace = await OpenAsync(service.Line);
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => workspace.Get<ILanguageModel>().AskAsync(Hello, stop.Token));
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData("https://api.example/v1", false)]
    [InlineData("ftp://api.example/v1?model=x", false)]
    [InlineData("https://:k@api.example/v1/?model=x", true)]
    public void A_model_is_named_by_address_and_model(string? line, bool isOn) => Assert.Equal(isOn, LanguageModelSettings.Parse(line).Service is not null);

    [Fact]
    public void The_key_is_in_no_text_of_the_settings()
    {
        var settings = LanguageModelSettings.Parse("https://:s3cret@api.example/v1?model=x");

        Assert.Equal("s3cret", settings.Service!.Key);
        Assert.DoesNotContain("s3cret", settings.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", settings.Service.At("chat/completions").ToString(), StringComparison.Ordinal);
    }

    static async Task<Outcome<ModelAnswer>> AskAsync(TestWorkspace workspace) => await workspace.Get<ILanguageModel>().AskAsync(Hello, Token);

    static Task<TestWorkspace> OpenAsync(string? line, string? networks = "127.0.0.0/8", TimeSpan? patience = null) => TestWorkspace.OpenAsync(services =>
    {
        services.AddSinanStages();
        services.AddSingleton(SinanCli.Texts);
        services.Replace(ServiceDescriptor.Singleton(TimeProvider.System));
        services.Replace(ServiceDescriptor.Singleton(new SourceNetworks(SourceNetworks.Parse(networks))));
        services.Replace(ServiceDescriptor.Singleton(LanguageModelSettings.Parse(line) with { Patience = patience ?? TimeSpan.FromMinutes(1) }));
    });
}
