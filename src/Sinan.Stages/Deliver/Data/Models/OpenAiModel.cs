using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Sinan.Kernel;
using Sinan.Stages.Collect.Contracts;

namespace Sinan.Stages.Deliver.Data.Models;

/// <summary>Asks an OpenAI-compatible service: POST {root}/chat/completions. Reaches only what outgoing connections may reach, follows no redirect, and reads no more than a mebibyte.</summary>
public sealed class OpenAiModel(HttpClient http, IOutgoingConnections connections, LanguageModelSettings settings, TimeProvider clock) : ILanguageModel
{
    const int MostAnswerBytes = 1 << 20;

    public bool IsOn => settings.Service is not null;

    public string Name => settings.Service?.Model ?? "";

    public async Task<Outcome<ModelAnswer>> AskAsync(ModelRequest request, CancellationToken cancellationToken)
    {
        if (settings.Service is not { } service)
            return new Problem("kernel.model.off", ProblemKind.NotEnough);
        using var message = new HttpRequestMessage(HttpMethod.Post, service.At("chat/completions"))
        {
            Content = JsonContent.Create(
                new Question(service.Model!, [.. request.Messages.Select(m => new Line(m.Role.ToString().ToLowerInvariant(), m.Text))], request.Temperature, request.MostTokens), options: EvidenceJson.Options),
        };
        if (service.Key is { } key)
            message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        // The client's own timeout ends with the headers; a body that trickles in would hold on for ever.
        using var patience = new CancellationTokenSource(settings.Patience, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        var start = clock.GetTimestamp();
        try
        {
            using var answer = await http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, both.Token);
            if (!answer.IsSuccessStatusCode)
                return new Problem("kernel.model.status", ProblemKind.Failed, Fact.Count("status", (int)answer.StatusCode));
            await answer.Content.LoadIntoBufferAsync(MostAnswerBytes, both.Token);
            var reply = JsonSerializer.Deserialize<Reply>(await answer.Content.ReadAsByteArrayAsync(both.Token), EvidenceJson.Options);
            return reply is { Choices: [{ Message.Content: { } text } choice, ..] } && !string.IsNullOrWhiteSpace(text)
                ? new ModelAnswer(text.Trim(), reply.Model ?? service.Model!, reply.Usage?.PromptTokens, reply.Usage?.CompletionTokens, clock.GetElapsedTime(start), choice.FinishReason == "length")
                : new Problem("kernel.model.answer", ProblemKind.Failed);
        }
        catch (JsonException)
        {
            return new Problem("kernel.model.answer", ProblemKind.Failed);
        }
        catch (HttpRequestException failure) when (failure.HttpRequestError == HttpRequestError.ConfigurationLimitExceeded)
        {
            return new Problem("kernel.model.large", ProblemKind.Failed);
        }
        catch (HttpRequestException failure) when (connections.IsRefusal(failure))
        {
            return new Problem("kernel.model.refused", ProblemKind.Failed);
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return new Problem("kernel.model.slow", ProblemKind.Failed, Fact.Duration("patience", settings.Patience.TotalSeconds));
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException)
        {
            return new Problem("kernel.model.unreachable", ProblemKind.Failed);
        }
    }

    sealed record Question(string Model, Line[] Messages, double Temperature, int MaxTokens);

    sealed record Line(string Role, string Content);

    sealed record Reply(string? Model, Choice?[]? Choices, Usage? Usage);

    sealed record Choice(Line? Message, string? FinishReason);

    sealed record Usage(int? PromptTokens, int? CompletionTokens);
}
