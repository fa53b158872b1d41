using System.Collections.Immutable;
using Sinan.Stages.Overview.Domain.Loop;

namespace Sinan.Stages.Overview.Features.ShowOverview;

/// <summary>Where the parts of the picture stand and how its arrows run, in the picture's own units.</summary>
/// <param name="Name">"wide" or "narrow".</param>
/// <param name="View">View box.</param>
/// <param name="Width">Width of a part.</param>
/// <param name="Height">Height of a part.</param>
/// <param name="Corners">Upper left corner of each part, in the order of <see cref="LoopMap.Parts"/>.</param>
/// <param name="Arrows">Path and place of the number of each link, in the order of <see cref="LoopMap.Links"/>.</param>
public sealed record LoopLayout(string Name, string View, int Width, int Height, ImmutableArray<(int X, int Y)> Corners, ImmutableArray<(string Path, int X, int Y)> Arrows)
{
    /// <summary>Left to right, as the flow chart runs; the way back goes over the top.</summary>
    public static LoopLayout Wide { get; } = new(
        "wide", "-2 -42 1116 448", 212, 104,
        [(0, 150), (284, 0), (284, 150), (568, 150), (568, 300), (868, 150), (868, 300)],
        [
            ("M212 190 C252 190 244 60 280 60", 246, 122),
            ("M212 210 H280", 246, 210),
            ("M496 202 H564", 530, 202),
            ("M496 222 C536 222 528 346 564 346", 530, 286),
            ("M496 46 H944 Q960 46 960 62 V146", 720, 46),
            ("M780 202 H864", 822, 190),
            ("M974 254 V296", 974, 274),
            ("M780 346 C828 346 816 222 864 222", 822, 286),
            ("M1080 346 H1084 Q1100 346 1100 330 V-8 Q1100 -24 1084 -24 H406 Q390 -24 390 -8 V-4", 742, -24),
        ]);

    /// <summary>One under the other; arrows that pass a part over run beside it.</summary>
    public static LoopLayout Narrow { get; } = new(
        "narrow", "-2 -2 362 880", 254, 96,
        [(52, 0), (52, 130), (52, 260), (52, 390), (52, 520), (52, 650), (52, 780)],
        [
            ("M179 96 V126", 179, 112),
            ("M52 48 H40 Q30 48 30 58 V288 Q30 298 40 298 H48", 30, 112),
            ("M179 356 V386", 179, 372),
            ("M52 318 H40 Q30 318 30 328 V558 Q30 568 40 568 H48", 30, 502),
            ("M306 178 H334 Q344 178 344 188 V678 Q344 688 334 688 H310", 344, 242),
            ("M306 438 H314 Q324 438 324 448 V658 Q324 668 314 668 H310", 324, 502),
            ("M179 746 V776", 179, 762),
            ("M179 616 V646", 179, 632),
            ("M52 828 H20 Q10 828 10 818 V188 Q10 178 20 178 H48", 10, 632),
        ]);

    public (int X, int Y) CornerOf(LoopPart part) => Corners[LoopMap.Parts.IndexOf(part)];
}
