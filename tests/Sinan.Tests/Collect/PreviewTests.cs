using System.Globalization;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Sinan.Kernel;
using Sinan.Stages;
using Sinan.Stages.Collect.Contracts;
using Sinan.Stages.Collect.Domain.Columns;
using Sinan.Stages.Collect.Features.PreviewImport;
using Sinan.Stages.Collect.Features.QueueImport;
using Sinan.Tests.Storage;

namespace Sinan.Tests.Collect;

/// <summary>What people are shown and asked before an upload is imported.</summary>
public sealed class PreviewTests
{
    /// <summary>Hours with their counts; nobody is named in it. A flag and a code of few values are no users, whatever they are called.</summary>
    static string Counts => "at,season,new_user,shelf,count\n" + string.Concat(Enumerable.Range(0, 500).Select(i => string.Create(
        CultureInfo.InvariantCulture, $"2026-01-{1 + i / 24:d2} {i % 24:d2}:00,{1 + i / 200},{i % 2},A-000{i % 4},{i * 37 % 211}\n")));

    [Fact]
    public async Task A_table_without_users_is_shown_and_the_user_is_asked_for()
    {
        await using var workspace = await TestWorkspace.OpenAsync(services => services.AddSinanStages());
        await using var scope = workspace.Services.CreateAsyncScope();
        var id = await KeepAsync(scope, Counts);

        var preview = await scope.ServiceProvider.GetRequiredService<PreviewImportHandler>().HandleAsync(new PreviewUpload(id, ImportKind.Events), default);
        var queuer = scope.ServiceProvider.GetRequiredService<QueueImportHandler>();
        var unchosen = await queuer.HandleAsync(new QueueImport(id, ImportKind.Events, ["time", "property", "property", "property", "property"]), default);
        var chosen = await queuer.HandleAsync(new QueueImport(id, ImportKind.Events, ["time", "user", "property", "property", "property"]), default);

        Assert.Equal([ColumnRole.User], preview.Value.Missing);
        Assert.Equal("time", preview.Value.Files[0].Columns[0].Role);
        Assert.Equal("collect.unchosen_role", unchosen.Problem.Code);
        Assert.True(chosen.IsOk);
    }

    [Theory]
    [InlineData("who", "8f3a2b1c{0}", true)]
    [InlineData("kunde", "10{0}77", true)]
    [InlineData("kunde", "wert", false)]
    [InlineData("user_id", "{0}", true)]
    public async Task Without_a_telling_name_a_user_must_look_like_an_identifier(string name, string value, bool isUser)
    {
        await using var workspace = await TestWorkspace.OpenAsync(services => services.AddSinanStages());
        await using var scope = workspace.Services.CreateAsyncScope();
        var log = new StringBuilder(name + ",event,time\n");
        for (var i = 0; i < 300; i++)
            log.Append(string.Format(CultureInfo.InvariantCulture, value, i * 7 % 97)).Append(CultureInfo.InvariantCulture, $",view,2026-01-{1 + i % 28:d2} 10:00\n");

        var preview = await scope.ServiceProvider.GetRequiredService<PreviewImportHandler>().HandleAsync(new PreviewUpload(await KeepAsync(scope, log.ToString()), ImportKind.Events), default);

        Assert.Equal(isUser, preview.Value.Missing.IsEmpty);
    }

    static Task<string> KeepAsync(AsyncServiceScope scope, string text) =>
        scope.ServiceProvider.GetRequiredService<KeepUploadHandler>().HandleAsync(new KeepUpload(null, "table.csv", new MemoryStream(Encoding.UTF8.GetBytes(text))), default);
}
