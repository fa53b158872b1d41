namespace Sinan.Numerics.Behavior;

/// <summary>One sign at one event.</summary>
/// <param name="Kind">The sign.</param>
/// <param name="Event">Event code.</param>
/// <param name="Other">The other event of a back-and-forth; else −1.</param>
/// <param name="Base">Event whose users are compared with: the event itself, for an error event the one that most often comes right before it; −1 when there is none.</param>
/// <param name="Users">Users who showed it.</param>
/// <param name="Judged">Those whose first time lies long enough before the end of the log.</param>
/// <param name="Lost">Those of the judged who did not reach the goal from then on, in time.</param>
/// <param name="BaseUsers">Users who did the base event, or showed the sign without it.</param>
/// <param name="OtherJudged">Users who did the base event and did not show the sign, judged from their first base event.</param>
/// <param name="OtherLost">Those of them who did not reach the goal.</param>
public sealed record FrictionCell(
    FrictionKind Kind, int Event, int Other, int Base, long Users, long Judged, long Lost, long BaseUsers, long OtherJudged, long OtherLost);
