using Sinan.Kernel;
using Sinan.Stages.Shared;

namespace Sinan.Stages.Listen.Features.ListAspects;

/// <summary>How the feeling about an aspect is coloured.</summary>
static class AspectTone
{
    public static Tone Of(string feeling) => feeling switch
    {
        FeedbackAspect.Praise => Tone.Good,
        FeedbackAspect.Blame => Tone.Bad,
        FeedbackAspect.Mixed => Tone.Warning,
        _ => Tone.Neutral,
    };
}
