using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Sinan.Kernel;
using Sinan.Stages.Listen.Data;
using Sinan.Stages.Listen.Domain.Interviews;
using Sinan.Stages.Listen.Domain.Labels;
using Sinan.Stages.Listen.Domain.Surveys;
using Sinan.Storage;

namespace Sinan.Tests.Storage;

/// <summary>The same stores on a PostgreSQL server.</summary>
public sealed class PostgresTests
{
    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_script_applies_to_an_empty_server_and_the_stores_work_on_it()
    {
        await using var server = await PostgresServer.StartAsync(Token);
        var databases = new Factory(server.ConnectionString);
        await using (var db = databases.CreateDbContext())
        {
            // The script, as an administrator would run it, and then the program finds nothing left to do.
            await db.Database.ExecuteSqlRawAsync(db.GetService<IMigrator>().GenerateScript().Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal), Token);
            Assert.Empty(await db.Database.GetPendingMigrationsAsync(Token));
        }

        var clock = new ManualClock();
        await using var local = await TestWorkspace.OpenAsync();
        var settings = new SettingStore(databases, local.Get<SecretSeal>(), clock);
        Assert.Equal(2, await settings.ChangeAsync<int>("n", n => n + 2, Token));
        Assert.Equal(5, await settings.ChangeAsync<int>("n", n => n + 3, Token));

        var accounts = new AccountStore(databases, settings, clock);
        var token = await accounts.IssueSetUpTokenAsync(Token);
        Assert.True((await accounts.SetUpAsync(token!, "ann", "correct horse battery", Token)).IsOk);
        Assert.NotNull(await accounts.VerifyAsync("ANN", "correct horse battery", Token));

        var audit = new AuditTrail(databases, clock);
        await audit.RecordAsync("ann", "ImportEvents", "a.csv", Token);
        await using (var db = databases.CreateDbContext())
            Assert.Contains("append-only", (await Assert.ThrowsAsync<Npgsql.PostgresException>(() => db.Database.ExecuteSqlAsync($"delete from audit", Token))).Message, StringComparison.Ordinal);

        var surveys = new SurveyStore(databases, clock);
        var survey = await surveys.AddAsync(new SurveyDefinition { Title = "Ordering" }, "secret", Token);
        Assert.Equal(1, await surveys.PublishAsync(survey.Id, Token));
        var sent = new SurveyAnswer(0, 1, "sheet-1", clock.GetUtcNow(), ImmutableSortedDictionary<string, string>.Empty.Add("q1", "0"));
        Assert.Equal(Submission.Kept, await surveys.SubmitAsync(survey.Id, sent, [new SurveyQuota("", 1)], Token));
        Assert.Equal(Submission.Repeated, await surveys.SubmitAsync(survey.Id, sent, [new SurveyQuota("", 1)], Token));
        Assert.Equal(Submission.Full, await surveys.SubmitAsync(survey.Id, sent with { Sheet = "sheet-2" }, [new SurveyQuota("", 1)], Token));
        Assert.Equal("0", (await surveys.AnswersAsync(survey.Id, 1, 0, Token))[0].Values["q1"]);

        var interviews = new InterviewStore(databases, clock);
        var interview = await interviews.AddAsync(new Interview(0, "Ann", "owner", null, ["One.", "Two."], default), Token);
        var code = await interviews.SaveCodeAsync("Price", "", Token);
        Assert.Equal(code.Id, (await interviews.SaveCodeAsync("PRICE", "when money is named", Token)).Id);
        await interviews.AddQuoteAsync(new Quote(0, interview.Id, 1, 2, code.Id, "ann", null), Token);
        Assert.Single(await interviews.QuotesAsync(interview.Id, Token));

        var labels = new LabelStore(databases, clock);
        Assert.NotNull(await labels.AddSetAsync("Area", ["a", "b"], Token));
        Assert.Null(await labels.AddSetAsync("AREA", ["a", "b"], Token));
        await labels.SaveAsync(new CommentLabel("kinds", 7, "ann", "bug", default), Token);
        await labels.SaveAsync(new CommentLabel("kinds", 7, "ann", "praise", default), Token);
        Assert.Equal("praise", Assert.Single(await labels.LabelsAsync("kinds", Token)).Label);
        Assert.Equal(7, (await labels.UndoAsync("kinds", "ann", Token))!.Comment);

        var table = new JobTable(databases, local.Get<SecretSeal>(), new JobOptions(), clock);
        for (var i = 0; i < 20; i++)
            await table.AddAsync("Ok", "1", null, claimed: false, Token);
        Assert.NotNull(await table.AddAsync("Ok", "1", "same", claimed: false, Token));
        Assert.Null(await table.AddAsync("Ok", "1", "same", claimed: false, Token));
        var claimed = new System.Collections.Concurrent.ConcurrentBag<long>();
        await Parallel.ForAsync(0, 40, new ParallelOptions { MaxDegreeOfParallelism = 6, CancellationToken = Token }, async (_, cancellationToken) =>
        {
            if (await table.ClaimAsync(cancellationToken) is { } row)
                claimed.Add(row.Id);
        });
        Assert.Equal((21, 21), (claimed.Count, claimed.Distinct().Count()));
    }

    sealed class Factory(string connection) : IDbContextFactory<SinanDb>
    {
        public SinanDb CreateDbContext() => new PostgresDb(new DbContextOptionsBuilder<PostgresDb>().UseNpgsql(connection).Options);
    }
}
