using System.Net.Http.Headers;
using System.Text.Json;
using Sinan.Kernel;
using Sinan.Numerics.Privacy;
using Sinan.Stages.Collect.Contracts;
using Sinan.Stages.Listen.Data.Transcription;

namespace Sinan.Stages.Listen.Features.TranscribeAttachment;

/// <summary>Lets the operator's service write down what is said in a recording or film.</summary>
/// <param name="Address">Address of the attachment.</param>
public sealed record TranscribeAttachment(string Address);

public sealed class TranscribeAttachmentHandler(HttpClient http, IOutgoingConnections connections, TranscriptionSettings settings, IFeedbackAttachments attachments, IBlobs blobs)
{
    const int MostAnswerBytes = 1 << 20;

    const int MostCharacters = 20_000;

    /// <returns>
    /// The text, personal data masked; kept with the attachment. Problems "listen.transcribe.off", "listen.no_attachment", "listen.transcribe.kind", "listen.transcribe.refused", "listen.transcribe.unreachable",
    /// "listen.transcribe.status", "listen.transcribe.answer".
    /// </returns>
    public async Task<Outcome<string>> HandleAsync(TranscribeAttachment request, CancellationToken cancellationToken)
    {
        if (!settings.IsOn)
            return new Problem("listen.transcribe.off", ProblemKind.NotEnough);
        if (await attachments.FindAsync(request.Address, cancellationToken) is not { } kept || await blobs.OpenAsync(request.Address, cancellationToken) is not { } content)
            return new Problem("listen.no_attachment", ProblemKind.NotFound);
        await using (content)
        {
            if (kept.File.Media.StartsWith("image/", StringComparison.Ordinal))
                return new Problem("listen.transcribe.kind", ProblemKind.Invalid);
            var heard = await AskAsync(content, kept.File.Media, cancellationToken);
            if (!heard.IsOk)
                return heard;
            var masked = PersonalData.Redact(heard.Value, new long[PersonalData.Kinds.Count]);
            var text = masked.Length <= MostCharacters ? masked : masked[..MostCharacters];
            return await attachments.KeepTranscriptAsync(request.Address, text, cancellationToken) ? text : new Problem("listen.no_attachment", ProblemKind.NotFound);
        }
    }

    async Task<Outcome<string>> AskAsync(Stream content, string media, CancellationToken cancellationToken)
    {
        using var file = new StreamContent(content) { Headers = { ContentType = new MediaTypeHeaderValue(media) } };
        // Services tell the kind by the ending of the name.
        using var form = new MultipartFormDataContent { { file, "file", "recording." + media.Split('/')[1] }, { new StringContent(settings.Model), "model" }, { new StringContent("json"), "response_format" } };
        using var message = new HttpRequestMessage(HttpMethod.Post, settings.Endpoint) { Content = form };
        if (settings.Key is { } key)
            message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        try
        {
            using var answer = await http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            if (!answer.IsSuccessStatusCode)
                return new Problem("listen.transcribe.status", ProblemKind.Failed, Fact.Count("status", (int)answer.StatusCode));
            await answer.Content.LoadIntoBufferAsync(MostAnswerBytes, cancellationToken);
            using var json = JsonDocument.Parse(await answer.Content.ReadAsByteArrayAsync(cancellationToken));
            return json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty("text", out var text) && text.ValueKind == JsonValueKind.String && !string.IsNullOrWhiteSpace(text.GetString())
                ? text.GetString()!.Trim()
                : new Problem("listen.transcribe.answer", ProblemKind.Failed);
        }
        catch (JsonException)
        {
            return new Problem("listen.transcribe.answer", ProblemKind.Failed);
        }
        catch (HttpRequestException failure) when (connections.IsRefusal(failure))
        {
            return new Problem("listen.transcribe.refused", ProblemKind.Failed);
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException || (failure is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return new Problem("listen.transcribe.unreachable", ProblemKind.Failed);
        }
    }
}
