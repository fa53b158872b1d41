namespace Sinan.Storage;

/// <summary>How jobs are run.</summary>
public sealed record JobOptions
{
    /// <summary>Jobs at the same time; 2 by default, so that a short one need not wait for a long one.</summary>
    public int Workers { get; init; } = 2;

    /// <summary>Starts before a job that keeps breaking is given up; 3 by default.</summary>
    public int MostAttempts { get; init; } = 3;

    /// <summary>How long a claim holds without a sign of life; 30 s by default. A killed program's jobs start again after this.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Wait before the second try; doubled for each further one. 5 s by default.</summary>
    public TimeSpan BackOff { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Shortest distance between two progress rows; 200 ms by default.</summary>
    public TimeSpan ProgressEvery { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>Distance between two looks for work that another program added; 1 s by default. Work added here starts at once.</summary>
    public TimeSpan LookEvery { get; init; } = TimeSpan.FromSeconds(1);
}
