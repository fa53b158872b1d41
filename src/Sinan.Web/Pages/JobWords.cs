using Sinan.Kernel;
using Sinan.Stages.Shared;

namespace Sinan.Web.Pages;

static class JobWords
{
    /// <summary>Name of a kind of job: text "job.{Kind}", else the kind itself.</summary>
    public static string Name(string kind, Localizer words) => words.Has("job." + kind) ? words["job." + kind] : kind;

    public static string State(JobState state, Localizer words) => words["web.job." + state.ToString().ToLowerInvariant()];

    public static Tone ToneOf(JobState state) => state switch
    {
        JobState.Running => Tone.Accent,
        JobState.Done => Tone.Good,
        JobState.Failed => Tone.Bad,
        JobState.Cancelled => Tone.Warning,
        _ => Tone.Neutral,
    };
}
