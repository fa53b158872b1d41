using Sinan.Kernel;

namespace Sinan.Storage;

/// <summary>Evidence as stored: the whole record as JSON, what people filter by as columns.</summary>
sealed class EvidenceRow
{
    public required string Id { get; init; }

    public required string Stage { get; init; }

    public required string Question { get; init; }

    public required string Content { get; init; }

    /// <summary>When it was last asked for, to the day.</summary>
    public required DateTimeOffset At { get; init; }
}

sealed class SnapshotRow
{
    public long Id { get; init; }

    public required string Kind { get; init; }

    public required string Value { get; init; }

    public required string Data { get; init; }

    public required DateTimeOffset At { get; init; }
}

sealed class JobRow
{
    public long Id { get; init; }

    public required string Kind { get; init; }

    public required string Payload { get; set; }

    /// <summary>Unique among the jobs that are not over.</summary>
    public string? DedupeKey { get; init; }

    public required JobState State { get; set; }

    public int Attempts { get; set; }

    public required DateTimeOffset Created { get; init; }

    /// <summary>A waiting job is not claimed before this: the distance between two tries.</summary>
    public required DateTimeOffset NotBefore { get; set; }

    public DateTimeOffset? Started { get; set; }

    public DateTimeOffset? Ended { get; set; }

    /// <summary>Who runs it; a random name for each running program.</summary>
    public string? LeaseOwner { get; set; }

    /// <summary>Until when the owner may be trusted to be alive.</summary>
    public DateTimeOffset? LeaseUntil { get; set; }

    public bool CancelAsked { get; set; }

    /// <summary>A <see cref="Phrase"/> as JSON.</summary>
    public string? Doing { get; set; }

    public double Fraction { get; set; }

    /// <summary>A <see cref="Kernel.Problem"/> as JSON.</summary>
    public string? Problem { get; set; }

    public string? Result { get; set; }
}

sealed class AccountRow
{
    public long Id { get; init; }

    public required string Name { get; init; }

    /// <summary>Name in lower case, unique.</summary>
    public required string Login { get; init; }

    public required string PasswordHash { get; set; }

    public required AccountRole Role { get; set; }

    public bool IsDisabled { get; set; }

    public required string Stamp { get; set; }

    public required DateTimeOffset Created { get; init; }

    public DateTimeOffset? LastLogin { get; set; }
}

sealed class ApiKeyRow
{
    public long Id { get; init; }

    public required string Name { get; init; }

    public required string Prefix { get; init; }

    /// <summary>SHA-256 of the secret, lower-case hex. The secret has 160 random bits, so a slow hash would add nothing.</summary>
    public required string SecretHash { get; init; }

    /// <summary>Scopes joined by blanks.</summary>
    public required string Scopes { get; init; }

    public required DateTimeOffset Created { get; init; }

    public DateTimeOffset? LastUsed { get; set; }

    public DateTimeOffset? Revoked { get; set; }
}

sealed class AuditRow
{
    public long Id { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string Actor { get; init; }

    public required string Action { get; init; }

    public required string Subject { get; init; }
}

sealed class ScheduleRow
{
    public long Id { get; init; }

    public required string Name { get; set; }

    public required string JobKind { get; set; }

    public required string Payload { get; set; }

    public required TimeSpan Every { get; set; }

    public required TimeSpan Grace { get; set; }

    public required bool IsEnabled { get; set; }

    public required DateTimeOffset NextDue { get; set; }

    public required DateTimeOffset Since { get; set; }

    public DateTimeOffset? LastRun { get; set; }
}

sealed class SettingRow
{
    public required string Key { get; init; }

    public required string Value { get; set; }

    public required DateTimeOffset Changed { get; set; }
}
