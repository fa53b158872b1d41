using Sinan.Kernel;
using Sinan.Numerics.Text;
using Sinan.Stages.Listen.Contracts;
using Sinan.Stages.Listen.Data;
using Sinan.Stages.Listen.Domain;
using Sinan.Stages.Listen.Domain.Alike;

namespace Sinan.Stages.Listen.Features.LearnWords;

public sealed class LearnWordsHandler(
    IFeedbackRecord record, IDataVersions versions, ISnapshots snapshots, IBlobs blobs, ISettings settings, IThemes themes, LanguageTools tools, TimeProvider clock)
{
    /// <returns>What was learned from, and the vectors. Problem "listen.no_feedback".</returns>
    public async Task<Outcome<(WordLearning Learned, WordVectors Vectors)>> HandleAsync(LearnWords request, IProgressSink progress, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        var data = await versions.CurrentAsync(cancellationToken);
        var newest = await record.ReadNewestAsync(LearnWords.MostComments, cancellationToken);
        if (newest.Count == 0)
            return new Problem("listen.no_feedback", ProblemKind.NotEnough);
        var team = await settings.FindAsync<TeamWords>(TeamWords.Key, cancellationToken) ?? TeamWords.None;
        var learnt = (await themes.LatestAsync(cancellationToken))?.NewWords ?? [];
        string[] own = [.. team.Words, .. learnt.Select(w => w.Text)];
        var segmenter = (own.Length == 0 ? tools : tools.With(new StringReader(string.Join('\n', own)))).Segmenter;
        var read = team.Read(newest);
        var vectors = await Task.Run(() => Learn(read, segmenter, request.Seed, progress, cancellationToken), cancellationToken);

        using var file = new MemoryStream();
        vectors.Write(file);
        file.Position = 0;
        var before = await snapshots.LatestAsync<WordLearning>(WordLearning.SnapshotKind, cancellationToken);
        var learned = new WordLearning
        {
            Vectors = await blobs.PutAsync(file, cancellationToken),
            Comments = read.Count,
            Of = (int)data.Feedback,
            Texts = vectors.Texts,
            Words = vectors.Count,
            Seed = request.Seed,
            Data = data,
            At = clock.GetUtcNow(),
            Seconds = clock.GetElapsedTime(started).TotalSeconds,
        };
        await snapshots.SaveAsync(WordLearning.SnapshotKind, learned, data, cancellationToken);
        // Only the newest are ever asked.
        if (before is { Value.Vectors: var old } && old != learned.Vectors)
            await blobs.DeleteAsync(old, cancellationToken);
        return (learned, vectors);
    }

    static WordVectors Learn(IReadOnlyList<StoredFeedback> read, Segmenter segmenter, long seed, IProgressSink progress, CancellationToken cancellationToken)
    {
        var doing = new Phrase("listen.words.progress", Fact.Count("comments", read.Count));
        progress.Report(doing, 0);
        return WordVectors.Train(
            [.. read.Select(f => Comment.FormOf(f.Text))], segmenter, new WordVectorOptions { Seed = seed, Threads = Environment.ProcessorCount }, cancellationToken,
            part => progress.Report(doing, part));
    }
}
