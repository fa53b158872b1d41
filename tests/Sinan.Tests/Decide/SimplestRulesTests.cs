using Sinan.Numerics.Mining;
using Sinan.Stages.Decide.Features.FindRules;

namespace Sinan.Tests.Decide;

public sealed class SimplestRulesTests
{
    // Of 200 with item 1, 120 have 9. Wilson for 70 of 100 is 0.604 … 0.781, for 69 of 100 0.594 … 0.772: only the first lies above 0.6.
    [Theory]
    [InlineData(70, true)]
    [InlineData(69, false)]
    public void A_longer_rule_must_be_surer_than_a_shorter_one_by_more_than_chance(int count, bool stays)
    {
        var shorter = new AssociationRule([1], [9], 120, 200, 300, 1000, 0, 0);
        var longer = new AssociationRule([1, 2], [9], count, 100, 300, 1000, 0, 0);
        var other = new AssociationRule([1, 2], [8], 50, 100, 300, 1000, 0, 0);

        Assert.Equal(stays ? [shorter, longer, other] : [shorter, other], SimplestRules.Of([shorter, longer, other]));
    }
}
