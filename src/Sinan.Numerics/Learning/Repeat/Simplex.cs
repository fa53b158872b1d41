using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Optimization;

namespace Sinan.Numerics.Learning;

/// <summary>The simplex search of Nelder and Mead (1965), begun anew at its own result until that no longer helps: a single run can stop on a slope.</summary>
static class Simplex
{
    const int MostRuns = 20, MostIterations = 2_000;

    /// <summary>Logarithms of parameters beyond this are as good as infinite: where the data ask for more, the search ends here.</summary>
    const double MostLog = 12;

    /// <param name="figure">What to make small; per row, so that the tolerance means the same for any number of rows.</param>
    /// <param name="start">Where to begin: logarithms of parameters.</param>
    /// <returns>The best point that was looked at.</returns>
    public static Vector<double> Minimum(Func<Vector<double>, double> figure, Vector<double> start)
    {
        var (best, least) = (start, figure(start));
        var objective = ObjectiveFunction.Value(point =>
        {
            var inside = point.Map(x => Math.Clamp(x, -MostLog, MostLog));
            var value = figure(inside);
            if (value < least)
                (best, least) = (inside, value);
            return value;
        });
        for (var run = 0; run < MostRuns; run++)
        {
            var before = least;
            try
            {
                NelderMeadSimplex.Minimum(objective, best, 1e-12, MostIterations);
            }
            catch (MaximumIterationsException)
            {
                // A long valley: the next run goes on where this one came to.
            }

            if (before - least < 1e-9)
                break;
        }

        return best;
    }
}
