using Sinan.Numerics.Text;

namespace Sinan.Numerics.Tests.Text;

public sealed class LogOddsTests
{
    // Worked by hand for the first word: 8 of 10 against 2 of 30, α₀ = 4, α = 4 · 10 ÷ 40 = 1:
    // ln(9 ÷ (14 − 9)) − ln(3 ÷ (34 − 3)) = 0.5878 + 2.3354 = 2.9232; ÷ √(1 ÷ 9 + 1 ÷ 3) = 0.6667 gives 4.3848.
    [Fact]
    public void The_score_is_the_one_worked_by_hand()
    {
        var z = LogOdds.Z([8, 2, 0], [2, 28, 0], 4);

        Assert.Equal(4.3848, z[0], 3);
        Assert.True(z[1] < 0);
        Assert.Equal(0, z[2]);
    }

    [Fact]
    public void Changing_sides_changes_the_sign()
    {
        double[] here = [5, 9, 1, 0], there = [2, 3, 8, 4];

        Assert.Equal(LogOdds.Z(here, there, 10), LogOdds.Z(there, here, 10).Select(z => -z), (a, b) => Math.Abs(a - b) < 1e-12);
    }
}
