using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Sinan.Stages.Listen.Contracts;

namespace Sinan.Storage;

/// <summary>Everything but the event record: evidence, results, jobs, people, keys, settings. One model for SQLite and PostgreSQL.</summary>
/// <remarks>Times are UTC ticks and durations are ticks (both <c>long</c>) in both databases: SQLite has no time type that sorts.</remarks>
abstract class SinanDb(DbContextOptions options) : DbContext(options)
{
    public DbSet<EvidenceRow> Evidence => Set<EvidenceRow>();

    public DbSet<SnapshotRow> Snapshots => Set<SnapshotRow>();

    public DbSet<JobRow> Jobs => Set<JobRow>();

    public DbSet<AccountRow> Accounts => Set<AccountRow>();

    public DbSet<ApiKeyRow> ApiKeys => Set<ApiKeyRow>();

    public DbSet<AuditRow> Audit => Set<AuditRow>();

    public DbSet<ScheduleRow> Schedules => Set<ScheduleRow>();

    public DbSet<SettingRow> Settings => Set<SettingRow>();

    public DbSet<SurveyRow> Surveys => Set<SurveyRow>();

    public DbSet<SurveyVersionRow> SurveyVersions => Set<SurveyVersionRow>();

    public DbSet<SurveyAnswerRow> SurveyAnswers => Set<SurveyAnswerRow>();

    public DbSet<SurveyCellRow> SurveyCells => Set<SurveyCellRow>();

    public DbSet<InterviewRow> Interviews => Set<InterviewRow>();

    public DbSet<InterviewCodeRow> InterviewCodes => Set<InterviewCodeRow>();

    public DbSet<QuoteRow> Quotes => Set<QuoteRow>();

    public DbSet<InitiativeRow> Initiatives => Set<InitiativeRow>();

    public DbSet<InitiativeHistoryRow> InitiativeHistory => Set<InitiativeHistoryRow>();

    public DbSet<DocumentVersionRow> DocumentVersions => Set<DocumentVersionRow>();
    public DbSet<DocumentSignatureRow> DocumentSignatures => Set<DocumentSignatureRow>();

    public DbSet<LabelSetRow> LabelSets => Set<LabelSetRow>();

    public DbSet<CommentLabelRow> CommentLabels => Set<CommentLabelRow>();
    public DbSet<NeedRow> Needs => Set<NeedRow>();
    public DbSet<NeedEventRow> NeedEvents => Set<NeedEventRow>();
    public DbSet<IdeaRow> Ideas => Set<IdeaRow>();
    public DbSet<IdeaVoteRow> IdeaVotes => Set<IdeaVoteRow>();
    public DbSet<IdeaCommentRow> IdeaComments => Set<IdeaCommentRow>();
    public DbSet<IdeaChangeRow> IdeaChanges => Set<IdeaChangeRow>();

    /// <summary>What a claim adds to its SELECT so that two programs never take the same job: row locks where the database has them.</summary>
    public abstract string ClaimLock { get; }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTicks>();
        configurationBuilder.Properties<TimeSpan>().HaveConversion<TimeSpanToTicksConverter>();
        configurationBuilder.Properties<Enum>().HaveConversion<string>();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<EvidenceRow>().ToTable("evidence").HasIndex(row => new { row.Stage, row.Question });
        modelBuilder.Entity<SnapshotRow>().ToTable("snapshots").HasIndex(row => new { row.Kind, row.Id });
        modelBuilder.Entity<JobRow>(job =>
        {
            job.ToTable("jobs");
            job.HasIndex(row => new { row.State, row.NotBefore });
            job.HasIndex(row => row.DedupeKey).IsUnique().HasFilter("state in ('Waiting', 'Running')");
        });
        modelBuilder.Entity<AccountRow>().ToTable("accounts").HasIndex(row => row.Login).IsUnique();
        modelBuilder.Entity<ApiKeyRow>().ToTable("api_keys").HasIndex(row => row.Prefix).IsUnique();
        modelBuilder.Entity<AuditRow>().ToTable("audit");
        modelBuilder.Entity<ScheduleRow>().ToTable("schedules").HasIndex(row => row.Name).IsUnique();
        modelBuilder.Entity<SettingRow>().ToTable("settings").HasKey(row => row.Key);
        MapSurveys(modelBuilder);
        modelBuilder.MapInitiatives();
        modelBuilder.MapDocuments();
        LabelRows.Map(modelBuilder);
        MapNeeds(modelBuilder);

        foreach (var column in modelBuilder.Model.GetEntityTypes().SelectMany(entity => entity.GetProperties()))
            column.SetColumnName(JsonNamingPolicy.SnakeCaseLower.ConvertName(column.Name));
    }

    static void MapSurveys(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<SurveyRow>().ToTable("surveys").HasIndex(row => row.Token).IsUnique();
        modelBuilder.Entity<SurveyVersionRow>().ToTable("survey_versions").HasIndex(row => new { row.SurveyId, row.Version }).IsUnique();
        modelBuilder.Entity<SurveyAnswerRow>(answer =>
        {
            answer.ToTable("survey_answers");
            answer.HasIndex(row => row.SurveyId);
            answer.HasIndex(row => row.Sheet).IsUnique();
        });
        modelBuilder.Entity<SurveyCellRow>().ToTable("survey_cells").HasKey(row => new { row.SurveyId, row.Cell });
        // Those that were kept before there were kinds are interviews.
        modelBuilder.Entity<InterviewRow>().ToTable("interviews").Property(row => row.Kind).HasDefaultValue(ResearchKind.Interview);
        modelBuilder.Entity<InterviewCodeRow>().ToTable("interview_codes").HasIndex(row => row.Key).IsUnique();
        modelBuilder.Entity<QuoteRow>().ToTable("quotes").HasIndex(row => row.InterviewId);
    }

    static void MapNeeds(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<NeedRow>().ToTable("needs").HasIndex(row => row.JoinedTo);
        modelBuilder.Entity<NeedEventRow>().ToTable("need_events").HasIndex(row => row.Need);
        modelBuilder.Entity<IdeaRow>().ToTable("ideas").HasIndex(row => row.Root);
        modelBuilder.Entity<IdeaVoteRow>(vote =>
        {
            vote.ToTable("idea_votes").HasKey(row => new { row.Idea, row.Voter });
            vote.HasIndex(row => row.Voter);
        });
        modelBuilder.Entity<IdeaCommentRow>().ToTable("idea_comments").HasIndex(row => row.Idea);
        modelBuilder.Entity<IdeaChangeRow>().ToTable("idea_changes");
    }

    sealed class UtcTicks() : ValueConverter<DateTimeOffset, long>(time => time.UtcTicks, ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
}

/// <summary>The embedded database: the file sinan.db of the workspace.</summary>
sealed class SqliteDb(DbContextOptions<SqliteDb> options) : SinanDb(options)
{
    // SQLite has one writer at a time, so an UPDATE with a sub-select is one step already.
    public override string ClaimLock => "";
}

/// <summary>The same model on a PostgreSQL server, for several nodes over one workspace.</summary>
sealed class PostgresDb(DbContextOptions<PostgresDb> options) : SinanDb(options)
{
    public override string ClaimLock => "for update skip locked";
}
