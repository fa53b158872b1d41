using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Sinan.Cli;
using Sinan.Kernel;
using Sinan.Numerics.Text;
using Sinan.Stages.Deliver.Data;
using Sinan.Stages.Deliver.Domain.Initiatives;
using Sinan.Stages.Deliver.Domain.WorkDocuments;
using Sinan.Stages.Deliver.Features.AddInitiative;
using Sinan.Stages.Deliver.Features.CompareDocumentVersions;
using Sinan.Stages.Deliver.Features.ListInitiativeDocuments;
using Sinan.Stages.Deliver.Features.MoveStep;
using Sinan.Stages.Deliver.Features.ShowInitiativeDocument;
using Sinan.Stages.Deliver.Features.SignInitiativeDocument;
using Sinan.Stages.Deliver.Features.WriteInitiativeDocuments;
using Sinan.Storage;
using Sinan.Tests.Storage;

namespace Sinan.Tests.Deliver;

/// <summary>Versions of documents, the names under them, and what has changed since.</summary>
public sealed class InitiativeDocumentTests : IAsyncLifetime
{
    const string Code = "ai-goal", Reader = "product", Other = "research";

    readonly TemporaryDirectory directory = new();
    readonly StandaloneOpener opener = new();
    AsyncServiceScope scope;
    long id;

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    T Get<T>()
        where T : notnull => scope.ServiceProvider.GetRequiredService<T>();

    public async ValueTask InitializeAsync()
    {
        scope = (await opener.OpenAsync(new WorkspaceOptions(directory.Path) { Create = true }, default)).CreateAsyncScope();
        id = (await Get<AddInitiativeHandler>().HandleAsync(new AddInitiative(new Initiative { Title = "智能客服 2" }, Reader), default)).Value.Id;
    }

    public async ValueTask DisposeAsync()
    {
        await scope.DisposeAsync();
        await opener.DisposeAsync();
        directory.Dispose();
    }

    async Task AnswerAsync(string check, string value) =>
        Assert.True((await Get<IInitiativeStore>().ChangeAsync(id, Reader, i => StepWork.Answer(i, check, new CheckAnswer(value, AnswerOrigin.Written, Reader, DateTimeOffset.UnixEpoch)), Stop)).IsOk);

    async Task<DocumentVersion> WriteAsync() => (await Get<WriteInitiativeDocumentsHandler>().HandleAsync(new WriteInitiativeDocuments(id, [Code], Reader), Stop)).Value[0];

    Task<Outcome<DocumentVersion>> SignAsync(int version, string? person = Reader, string remark = "") =>
        Get<SignInitiativeDocumentHandler>().HandleAsync(new SignInitiativeDocument(id, Code, version, remark, person), Stop);

    async Task<DocumentReport> ShowAsync() => (await Get<ShowInitiativeDocumentHandler>().HandleAsync(new ShowInitiativeDocument(id, Code), Stop)).Value;

    [Fact]
    public void The_table_names_sixteen_documents_with_words_for_every_part()
    {
        Assert.Equal(16, DocumentTable.All.Length);
        Assert.Equal(16, DocumentTable.All.Select(d => d.Code).Distinct().Count());
        Assert.Equal(Enum.GetValues<WorkStage>(), DocumentTable.All.Select(d => d.Stage).Distinct());
        foreach (var lang in Lang.All)
        {
            var words = new Localizer(SinanCli.Texts, lang);
            var keys = DocumentTable.All.Select(d => "deliver.paper." + d.Code)
                .Concat(DocumentTable.All.SelectMany(d => d.Sections).Select(s => "deliver.section." + s.Code))
                .Concat(DocumentTable.All.SelectMany(d => d.Sections).SelectMany(s => s.Materials).Select(m => (m.Compose is null ? "deliver.check." : "deliver.material.") + m.Code));
            Assert.Equal("", string.Join(' ', keys.Distinct().Where(k => !words.Has(k))));
        }
    }

    [Fact]
    public async Task Without_facts_every_document_comes_out_and_says_what_is_missing_and_who_owes_it()
    {
        await Get<MoveStepHandler>().HandleAsync(new MoveStep(id, "technical_boundary", new StepProgress("算法 2 组", null, StepState.Doing, ""), Reader), Stop);

        var written = (await Get<WriteInitiativeDocumentsHandler>().HandleAsync(new WriteInitiativeDocuments(id, [], Reader) { Directory = directory.Of("out") }, Stop)).Value;

        Assert.Equal(16, written.Length);
        // Sixteen documents in two languages and three formats.
        Assert.Equal(96, Directory.GetFiles(directory.Of("out")).Length);
        var text = (await File.ReadAllTextAsync(directory.Of("out", "technical-boundary.v1.en.md"), Stop)).Replace("\\", "", StringComparison.Ordinal);
        Assert.Contains("Missing: Technical boundary. Owed by 算法 2 组", text, StringComparison.Ordinal);
        var chinese = await File.ReadAllTextAsync(directory.Of("out", "ai-goal.v1.zh-CN.md"), Stop);
        Assert.Contains("缺：AI 能力的用户。还没有人负责（目标拆解）。", chinese, StringComparison.Ordinal);
        Assert.All(written.SelectMany(v => v.Files), f => Assert.Equal(0, f.Unsupported));
        var list = (await Get<ListInitiativeDocumentsHandler>().HandleAsync(new ListInitiativeDocuments(id), Stop)).Value;
        Assert.Equal(DocumentState.Frame, list.Documents.Single(d => d.Code == Code).State);
        Assert.All(list.Documents, d => Assert.NotEqual(DocumentState.Complete, d.State));
    }

    [Fact]
    public async Task The_same_facts_make_no_new_version_and_others_do()
    {
        await AnswerAsync("required_latency", "100");
        var first = await WriteAsync();
        var again = await WriteAsync();
        await AnswerAsync("required_latency", "80");
        var second = await WriteAsync();

        Assert.Equal((1, 1, 2), (first.Number, again.Number, second.Number));
        Assert.Equal(first.At, again.At);
        // A change back is a third version: the history is not rewritten.
        await AnswerAsync("required_latency", "100");
        Assert.Equal(3, (await WriteAsync()).Number);
    }

    [Fact]
    public async Task Many_writers_at_once_make_one_version()
    {
        await AnswerAsync("ai_user", "agents");
        var numbers = new int[8];

        await Parallel.ForAsync(0, numbers.Length, Stop, async (i, token) =>
        {
            await using var own = scope.ServiceProvider.GetRequiredService<IServiceScopeFactory>().CreateAsyncScope();
            numbers[i] = (await own.ServiceProvider.GetRequiredService<WriteInitiativeDocumentsHandler>().HandleAsync(new WriteInitiativeDocuments(id, [Code], Reader), token)).Value[0].Number;
        });

        Assert.All(numbers, n => Assert.Equal(1, n));
        Assert.Single(await Get<IDocumentVersions>().ListAsync(id, Code, Stop));
    }

    [Fact]
    public async Task Facts_that_change_after_sign_off_are_listed_with_what_they_were()
    {
        await AnswerAsync("required_latency", "100");
        await AnswerAsync("ai_user", "agents of line 2");
        var version = await WriteAsync();
        Assert.True((await SignAsync(version.Number, remark: "agreed")).IsOk);
        Assert.Empty((await ShowAsync()).Changes);

        await AnswerAsync("required_latency", "80");
        await AnswerAsync("ai_consumer", "the ticket form");
        var report = await ShowAsync();

        var words = new Localizer(SinanCli.Texts, Lang.English);
        var changes = report.Changes.Select(c => (About: words.Write(c.About), Then: c.Then is null ? null : words.Write(c.Then), Now: c.Now is null ? null : words.Write(c.Now))).ToList();
        Assert.Contains(changes, c => c is { Then: "100", Now: "80" } && c.About.Contains("latency", StringComparison.OrdinalIgnoreCase));
        Assert.Contains(changes, c => c is { Then: null, Now: "the ticket form" });
        Assert.Contains(changes, c => c is { Now: null } && c.Then!.StartsWith("Missing:", StringComparison.Ordinal));
        Assert.Equal(3, changes.Count);
        Assert.StartsWith("3 statements have changed since product signed version 1", words.Write(report.Sentence), StringComparison.Ordinal);
        // What was signed stays as it was, also when a newer version is written.
        await WriteAsync();
        Assert.Equal(3, (await ShowAsync()).Changes.Length);
        var kept = (await Get<IDocumentVersions>().ListAsync(id, Code, Stop)).Single(v => v.Number == 1);
        Assert.Equal(version.Fingerprint, kept.Fingerprint);
        Assert.Equal([new DocumentSignature(Reader, kept.Signatures[0].At, "agreed")], kept.Signatures);
    }

    [Fact]
    public async Task A_signature_is_a_persons_on_the_newest_version_once()
    {
        Assert.Equal("deliver.document.no_version", (await SignAsync(1)).Problem.Code);
        await AnswerAsync("ai_user", "agents");
        await WriteAsync();

        Assert.Equal("deliver.document.not_person", (await SignAsync(1, person: null)).Problem.Code);
        Assert.Equal("deliver.document.remark", (await SignAsync(1, remark: new string('x', 1_001))).Problem.Code);
        Assert.True((await SignAsync(1)).IsOk);
        Assert.Equal("deliver.document.signed", (await SignAsync(1)).Problem.Code);
        Assert.Equal([Reader, Other], (await SignAsync(1, Other)).Value.Signatures.Select(s => s.By));
        await AnswerAsync("ai_user", "customers");
        await WriteAsync();
        Assert.Equal("deliver.document.outdated", (await SignAsync(1, "third")).Problem.Code);
        var unknown = await Get<SignInitiativeDocumentHandler>().HandleAsync(new SignInitiativeDocument(id, "poem", 1, "", Reader), Stop);
        Assert.Equal("deliver.document.unknown", unknown.Problem.Code);
        Assert.Contains(await Get<IAudit>().ListAsync(20, Stop), a => a is { Action: nameof(SignInitiativeDocument), Actor: Reader } && a.Subject == $"{id} {Code} 1");
    }

    [Fact]
    public async Task Two_versions_are_compared_line_by_line()
    {
        await AnswerAsync("required_latency", "100");
        await WriteAsync();
        var compare = Get<CompareDocumentVersionsHandler>();
        Assert.Equal("deliver.document.one_version", (await compare.HandleAsync(new CompareDocumentVersions(id, Code, Lang.English), Stop)).Problem.Code);
        await AnswerAsync("required_latency", "80");
        await WriteAsync();

        var compared = (await compare.HandleAsync(new CompareDocumentVersions(id, Code, Lang.English), Stop)).Value;

        Assert.Equal((1, 2), (compared.From, compared.To));
        Assert.Equal([LineEdit.Removed, LineEdit.Added], compared.Lines.Where(l => l.Edit != LineEdit.Kept).Select(l => l.Edit));
        Assert.EndsWith("| 100", compared.Lines.Single(l => l.Edit == LineEdit.Removed).Text, StringComparison.Ordinal);
        Assert.EndsWith("| 80", compared.Lines.Single(l => l.Edit == LineEdit.Added).Text, StringComparison.Ordinal);
        Assert.Equal("deliver.document.no_version", (await compare.HandleAsync(new CompareDocumentVersions(id, Code, Lang.English, 1, 9), Stop)).Problem.Code);
    }
}
