using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Sinan.Kernel;
using Sinan.Stages.Decide.Contracts;
using Sinan.Stages.Decide.Features.RankNeeds;

namespace Sinan.Stages.Decide.Features.ShowNeed;

/// <summary>A need as the command line and the API give it, in the reader's words.</summary>
/// <param name="Id">Id.</param>
/// <param name="Title">Title.</param>
/// <param name="Category">Kind.</param>
/// <param name="State">Where it stands in its life.</param>
/// <param name="Origin">Where it was seen first.</param>
/// <param name="Text">What people wrote about it.</param>
/// <param name="Inputs">What people entered.</param>
/// <param name="JoinedTo">The need that it was joined with.</param>
/// <param name="Created">When it came up.</param>
/// <param name="Shipped">When it was shipped.</param>
/// <param name="Ways">States that it may go to.</param>
/// <param name="History">What happened to it, newest first.</param>
/// <param name="Ranked">Where it stands in the ranking.</param>
/// <param name="Sentences">What users said.</param>
/// <param name="Initiatives">Numbers of the initiatives for it, newest first.</param>
/// <param name="Together">Open needs that the same users stand behind.</param>
public sealed record NeedStoryAnswer(
    string Id, string Title, NeedCategory Category, NeedState State, NeedSource Origin, string Text, ImmutableSortedDictionary<string, Estimate> Inputs, string? JoinedTo, DateTimeOffset Created,
    DateTimeOffset? Shipped, ImmutableArray<NeedState> Ways, ImmutableArray<NeedEvent> History, NeedAnswer? Ranked, ImmutableArray<string> Sentences, ImmutableArray<long> Initiatives,
    ImmutableArray<TogetherAnswer> Together)
{
    public static NeedStoryAnswer Of(NeedStory story, Localizer words) => new(
        story.Card.Id, words.Write(story.Card.Title), story.Card.Category, story.Card.State, story.Card.Origin, story.Card.Text, story.Card.Inputs, story.Card.JoinedTo, story.Card.Created,
        story.Card.Shipped, story.Ways, story.History, story.Need is null ? null : NeedAnswer.Of(story.Need, words), story.Sentences, [.. story.Work.Select(w => w.Id)],
        [.. story.Together.Select(t => new TogetherAnswer(t.Bond.With, words.Write(t.Title), t.Bond.Support, t.Bond.Share.Value, [t.Bond.Share.Low, t.Bond.Share.High], t.Bond.Lift, t.Bond.P, t.Bond.Q, t.Bond.Evidence))]);
}

/// <summary>A need that the same users stand behind.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">Its title.</param>
/// <param name="Support">Part of all users behind both.</param>
/// <param name="Confidence">Of the users behind this need, the part behind that one too.</param>
/// <param name="ConfidenceCi95">Its interval.</param>
/// <param name="Lift">Confidence over the share among all.</param>
/// <param name="P">One-sided Fisher test.</param>
/// <param name="Q">P corrected for all pairs.</param>
/// <param name="Evidence">Where it is proved.</param>
public sealed record TogetherAnswer(
    string Id, string Title, double Support, double Confidence, [property: JsonPropertyName("confidence_ci95")] double[] ConfidenceCi95, double Lift, double P, double Q, EvidenceId Evidence);
