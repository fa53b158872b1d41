using Microsoft.Extensions.DependencyInjection;
using Sinan.Kernel;
using Sinan.Stages.Listen.Contracts;
using Sinan.Stages.Listen.Domain;

namespace Sinan.Tests.Listen;

public sealed class AspectLineageTests
{
    static readonly string battery = AspectFigures.IdOf("en", "battery"), screen = AspectFigures.IdOf("en", "screen");

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public void Aspects_without_a_past_are_named_by_what_they_are() =>
        Assert.Equal([battery, screen], Ids([("en", "battery", ["battery"]), ("en", "screen", ["screen"])]));

    [Fact]
    public void An_aspect_stays_when_another_term_becomes_the_most_frequent() =>
        Assert.Equal([battery, screen], Ids([("en", "charge", ["charge", "battery"]), ("en", "screen", ["screen"])], Past("battery", "battery", "charge"), Past("screen", "screen")));

    [Fact]
    public void The_one_of_the_same_name_goes_first_and_the_other_gets_a_new_id()
    {
        var ids = Ids([("en", "charge", ["charge", "battery"]), ("en", "battery", ["battery"])], Past("battery", "battery", "charge"));

        Assert.Equal([AspectFigures.IdOf("en", "charge"), battery], ids);
    }

    [Fact]
    public void Of_two_the_one_that_shares_more_goes_on()
    {
        var ids = Ids([("en", "charge", ["charge", "battery"]), ("en", "power", ["power", "battery", "charger"])], Past("battery", "battery", "charger", "power"));

        Assert.Equal([AspectFigures.IdOf("en", "charge"), battery], ids);
    }

    [Fact]
    public void A_name_whose_id_is_in_use_gets_one_of_its_own()
    {
        // The aspect "battery" went on as "charge"; then people speak of another "battery".
        var ids = Ids([("en", "charge", ["charge"]), ("en", "battery", ["battery"])], Past("charge", "charge") with { Id = battery });

        Assert.Equal(battery, ids[0]);
        Assert.NotEqual(battery, ids[1]);
        Assert.StartsWith("a-", ids[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Languages_are_not_mixed() =>
        Assert.Equal([AspectFigures.IdOf("zh", "battery")], Ids([("zh", "battery", ["battery"])], Past("battery", "battery")));

    [Fact]
    public void An_id_survives_being_stored()
    {
        var stored = System.Text.Json.JsonSerializer.Serialize(Past("charge", "charge") with { Id = battery }, EvidenceJson.Options);

        Assert.Equal(battery, System.Text.Json.JsonSerializer.Deserialize<AspectFigures>(stored, EvidenceJson.Options)!.Id);
    }

    // As if the aspect had been found under another name once: the next reading keeps its id, in the report and in the record.
    [Fact]
    public async Task The_next_reading_keeps_ids()
    {
        await using var aspects = new AspectPagesTests.AspectServer();
        await aspects.InitializeAsync();
        await using var scope = aspects.Server.Services.CreateAsyncScope();
        var snapshots = scope.ServiceProvider.GetRequiredService<ISnapshots>();
        var report = (await snapshots.LatestAsync<AspectReport>(AspectReport.SnapshotKind, Stop))!.Value;
        var older = AspectFigures.IdOf("zh", "显示屏");
        await snapshots.SaveAsync(
            AspectReport.SnapshotKind, report with { Aspects = [.. report.Aspects.Select(a => a.Id == aspects.Screen ? a with { Id = older } : a)] }, report.Data, Stop);

        await scope.ServiceProvider.GetRequiredService<IFeedbackReader>().ReadAsync(1, NoProgress.Instance, Stop);

        var after = (await snapshots.LatestAsync<AspectReport>(AspectReport.SnapshotKind, Stop))!.Value.Find(older);
        Assert.Equal("屏幕", after?.Name);
        var told = await scope.ServiceProvider.GetRequiredService<IFeedbackRecord>().ReadAspectsAsync(null, Stop);
        Assert.Equal(after!.Comments, told.Count(f => f.Aspect == older));
        Assert.DoesNotContain(told, f => f.Aspect == aspects.Screen);
    }

    static string[] Ids((string Language, string Name, IReadOnlyList<string> Terms)[] found, params AspectFigures[] before) => AspectLineage.IdsOf(found, before);

    static AspectFigures Past(string name, params string[] terms) => new(name, "en", [.. terms], 10, new ThemeFigure(0.5, new Interval(0.4, 0.6), EvidenceId.Parse("ev-0000000000000000")), new ThemeFigure(0.2, new Interval(0.1, 0.3), EvidenceId.Parse("ev-0000000000000000")), []);
}
