using Microsoft.Extensions.DependencyInjection;
using Sinan.Kernel;
using Sinan.Numerics.Random;
using Sinan.Stages.Listen.Data;
using Sinan.Stages.Listen.Domain.Labels;
using Sinan.Stages.Listen.Features.LearnLabels;

namespace Sinan.E2E;

/// <summary>Labels of two people who mostly agree, so that the pages of labels have something to show.</summary>
static class SampleLabels
{
    public static async Task MakeAsync(IServiceProvider root)
    {
        await using var scope = root.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var store = services.GetRequiredService<ILabelStore>();
        if ((await store.LabelsAsync(LabelSet.Kinds.Id, default)).Count > 0)
            return;
        var texts = (await services.GetRequiredService<IFeedbackRecord>().ReadAllAsync(default)).ToDictionary(f => f.No, f => f.Text);
        var labels = new List<CommentLabel>();
        var random = new SplitMix64(3);
        foreach (var (person, questions) in new[] { ("lan", 120), ("wei", 100) })
        {
            for (var i = 0; i < questions; i++)
            {
                var comment = LabelDraw.Next(new LabelBook(labels), person, texts.Count, [], 1)[0];
                var rule = KindReading.ByRules([texts[comment]], LanguageTools.Shared.Segmenter, 1, default)[0];
                var label = LabelSet.Kinds.Labels[random.NextBool(0.1) ? random.NextInt(LabelSet.Kinds.Labels.Length) : rule];
                labels.Add(new CommentLabel(LabelSet.Kinds.Id, comment, person, label, default));
                await store.SaveAsync(labels[^1], default);
            }
        }

        await services.GetRequiredService<LearnLabelsHandler>().HandleAsync(new LearnLabels(LabelSet.Kinds.Id, 1), NoProgress.Instance, default);
    }
}
