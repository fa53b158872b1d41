namespace Sinan.Stages.Overview.Domain.Sample;

/// <summary>How a comment is meant.</summary>
enum SampleTone
{
    Glad,
    Cross,
    Asking,
}

/// <summary>What people say about one thing, as fragments in one language; {0} is the item's name.</summary>
/// <param name="Name">Stands in the truths.</param>
/// <param name="Tone">Decides the rating and the words around.</param>
/// <param name="Mains">The point, one of them in each comment.</param>
/// <param name="Details">What may follow.</param>
sealed record SampleTopic(string Name, SampleTone Tone, string[] Mains, string[] Details);

/// <summary>All fragments of one language: topics in the same order in every language, and what people say around the point.</summary>
sealed record SamplePhrasebook(
    IReadOnlyList<SampleTopic> Topics, IReadOnlyDictionary<SampleTone, string[]> Openers, IReadOnlyDictionary<SampleTone, string[]> Closers, string[] Brief, string Comma, string Stop);
