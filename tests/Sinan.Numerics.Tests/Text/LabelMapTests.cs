using Sinan.Numerics.Random;
using Sinan.Numerics.Text;

namespace Sinan.Numerics.Tests.Text;

public class LabelMapTests
{
    const int Labels = 3, Rows = 4_000;

    // Label 1 is often said where label 0 speaks, and label 2 is commoner than the learners think.
    static readonly double[] planted = [1, 0, 0, 0, 0.8, 1, 0, 0, 0, 0, 1, 0.7];

    [Fact]
    public void A_planted_map_is_found()
    {
        var (logOdds, truth) = Drawn(planted, Rows);

        var map = LabelMap.Fit(logOdds, truth, Labels, 2);

        // Softmax does not see what all labels have in common: only differences between rows of the map are told.
        for (var d = 0; d <= Labels; d++)
        {
            Assert.Equal(planted[4 + d] - planted[d], map.Cells[4 + d] - map.Cells[d], 0.2);
            Assert.Equal(planted[8 + d] - planted[d], map.Cells[8 + d] - map.Cells[d], 0.2);
        }
    }

    [Fact]
    public void Right_log_odds_stay_as_they_are()
    {
        var (logOdds, truth) = Drawn([1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0], Rows);

        var map = LabelMap.Fit(logOdds, truth, Labels, 1);
        double[] row = [1.5, -0.5, 0.25];
        map.Apply(row);

        var shift = row[0] - 1.5;
        Assert.Equal(-0.5 + shift, row[1], 0.15);
        Assert.Equal(0.25 + shift, row[2], 0.15);
    }

    // The fit ends where no small step lowers the loss and the hold on the identity.
    [Fact]
    public void No_cell_can_be_moved_for_the_better()
    {
        var (logOdds, truth) = Drawn(planted, 600);
        var map = LabelMap.Fit(logOdds, truth, Labels, 1);
        var least = Cost(map.Cells, logOdds, truth);

        for (var i = 0; i < map.Cells.Length; i++)
        {
            foreach (var step in new[] { -0.03, 0.03 })
            {
                var moved = map.Cells.ToArray();
                moved[i] += step;
                Assert.True(Cost(moved, logOdds, truth) > least - 0.01);
            }
        }
    }

    [Fact]
    public void Threads_do_not_change_the_map()
    {
        var (logOdds, truth) = Drawn(planted, 1_000);

        Assert.Equal(LabelMap.Fit(logOdds, truth, Labels, 1).Cells, LabelMap.Fit(logOdds, truth, Labels, 4).Cells);
    }

    // The map of a sum is the sum of the mapped parts and the bias.
    [Fact]
    public void Parts_are_mapped_one_by_one()
    {
        var map = new LabelMap(Labels, planted);
        double[] whole = [0.5, -1, 2];
        float[] first = [0.25f, -2, 0.5f], second = [0.25f, 1, 1.5f];

        map.Apply(whole);
        map.ApplyToPart(first);
        map.ApplyToPart(second);

        for (var c = 0; c < Labels; c++)
            Assert.Equal(whole[c], first[c] + second[c] + planted[(c * 4) + 3], 6);
    }

    static (double[] LogOdds, int[] Truth) Drawn(double[] map, int rows)
    {
        var random = new SplitMix64(3);
        var (logOdds, truth) = (new double[rows * Labels], new int[rows]);
        for (var i = 0; i < rows; i++)
        {
            for (var c = 0; c < Labels; c++)
                logOdds[(i * Labels) + c] = (4 * random.NextDouble()) - 2;
            var shares = Shares(map, logOdds.AsSpan(i * Labels, Labels));
            var at = random.NextDouble();
            truth[i] = at < shares[0] ? 0 : at < shares[0] + shares[1] ? 1 : 2;
        }

        return (logOdds, truth);
    }

    static double Cost(double[] map, double[] logOdds, int[] truth)
    {
        var sum = 0.0;
        for (var i = 0; i < truth.Length; i++)
            sum -= Math.Log(Shares(map, logOdds.AsSpan(i * Labels, Labels))[truth[i]]);
        for (var i = 0; i < map.Length; i++)
            sum += 50 * Math.Pow(map[i] - (i % 5 == 0 && i < 11 ? 1 : 0), 2);
        return sum;
    }

    static double[] Shares(double[] map, ReadOnlySpan<double> logOdds)
    {
        var shares = new double[Labels];
        for (var c = 0; c < Labels; c++)
            shares[c] = Math.Exp((map[c * 4] * logOdds[0]) + (map[(c * 4) + 1] * logOdds[1]) + (map[(c * 4) + 2] * logOdds[2]) + map[(c * 4) + 3]);
        var all = shares.Sum();
        return [.. shares.Select(s => s / all)];
    }
}
