using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Optimization;

namespace Sinan.Numerics.Learning;

/// <summary>The simplex search of Nelder and Mead (1965), begun anew at its own result until that no longer helps: a single run can stop on a slope.</summary>
static class Simplex
{
    const int MostRuns = 20, MostIterations = 20_000;

    /// <param name="figure">What to make small; per row, so that the tolerance means the same for any number of rows.</param>
    /// <param name="start">Where to begin.</param>
    public static Vector<double> Minimum(Func<Vector<double>, double> figure, Vector<double> start)
    {
        var objective = ObjectiveFunction.Value(figure);
        var (best, least) = (start, figure(start));
        for (var run = 0; run < MostRuns; run++)
        {
            var found = NelderMeadSimplex.Minimum(objective, best, 1e-12, MostIterations);
            var gained = least - found.FunctionInfoAtMinimum.Value;
            if (gained > 0)
                (best, least) = (found.MinimizingPoint, found.FunctionInfoAtMinimum.Value);
            if (gained < 1e-9)
                break;
        }

        return best;
    }
}
