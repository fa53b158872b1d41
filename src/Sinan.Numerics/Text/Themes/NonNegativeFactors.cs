using System.Numerics.Tensors;

namespace Sinan.Numerics.Text;

/// <summary>A non-negative matrix X as a product of two non-negative ones of few columns, X ≈ W · Hᵀ, with the least squared error that descent finds.</summary>
/// <remarks>
/// Hierarchical alternating least squares: each column of W, then of H, takes its best value while all others stay, so that the loss never rises
/// (Cichocki and Phan 2009, "Fast local algorithms for large scale nonnegative matrix and tensor factorizations", algorithm 2). The best value of a
/// column is the same for each of its rows alone, so rows are worked on at once and the answer does not depend on the number of threads.
/// </remarks>
/// <param name="Rows">W, rows × rank, row by row: what each factor adds to the row's sum.</param>
/// <param name="Columns">H, columns × rank, row by row: each factor sums to one, or is zero.</param>
/// <param name="Losses">‖X − W·Hᵀ‖² ÷ ‖X‖² (Frobenius) after each sweep; zero for a matrix of zeros.</param>
sealed record NonNegativeFactors(double[] Rows, double[] Columns, IReadOnlyList<double> Losses)
{
    const int MostSweeps = 200;

    /// <summary>A sweep that lowers the loss by a smaller part of it is the last.</summary>
    const double LeastGain = 1e-4;

    /// <param name="x">Entries ≥ 0.</param>
    /// <param name="start">H to begin with, columns × rank, row by row, ≥ 0; W begins with zeros.</param>
    /// <param name="rank">Factors, at least one.</param>
    /// <param name="options">Threads; the answer does not depend on them.</param>
    public static NonNegativeFactors Fit(SparseMatrix x, double[] start, int rank, ParallelOptions options)
    {
        var transposed = x.Transpose();
        var (w, h) = (new double[x.RowCount * rank], start.ToArray());
        var (xh, xw) = (new double[w.Length], new double[h.Length]);
        var (wGram, hGram) = (new double[rank * rank], new double[rank * rank]);
        var (square, losses) = (x.SquaredNorm, new List<double>(MostSweeps));
        Gram(h, rank, hGram);
        do
        {
            x.Multiply(h, rank, xh, options);
            Improve(w, xh, hGram, rank, options);
            Gram(w, rank, wGram);
            transposed.Multiply(w, rank, xw, options);
            Improve(h, xw, wGram, rank, options);
            Gram(h, rank, hGram);
            // ‖X − WHᵀ‖² = ‖X‖² − 2⟨XᵀW, H⟩ + ⟨WᵀW, HᵀH⟩.
            var gained = (2 * TensorPrimitives.Dot<double>(xw, h)) - TensorPrimitives.Dot<double>(wGram, hGram);
            losses.Add(square > 0 ? Math.Max(0, 1 - (gained / square)) : 0);
        }
        while (losses.Count < MostSweeps && (losses.Count == 1 || losses[^2] - losses[^1] > LeastGain * losses[^2]));

        Scale(w, h, rank);
        return new NonNegativeFactors(w, h, losses);
    }

    /// <summary>One pass over the columns of W: w_r ← max(0, w_r + ((XH)_r − W(HᵀH)_r) ÷ (HᵀH)_rr).</summary>
    static void Improve(double[] w, double[] xh, double[] gram, int rank, ParallelOptions options)
    {
        var count = w.Length / rank;
        Parallel.For(0, (count + 511) / 512, options, block =>
        {
            for (var row = block * 512; row < Math.Min(count, (block + 1) * 512); row++)
            {
                var weights = w.AsSpan(row * rank, rank);
                for (var r = 0; r < rank; r++)
                {
                    var line = gram.AsSpan(r * rank, rank);
                    if (line[r] > 0)
                        weights[r] = Math.Max(0, weights[r] + ((xh[(row * rank) + r] - TensorPrimitives.Dot<double>(weights, line)) / line[r]));
                }
            }
        });
    }

    /// <summary>AᵀA.</summary>
    static void Gram(double[] a, int rank, double[] gram)
    {
        Array.Clear(gram);
        for (var at = 0; at < a.Length; at += rank)
        {
            var row = a.AsSpan(at, rank);
            for (var r = 0; r < rank; r++)
            {
                var line = gram.AsSpan(r * rank, rank);
                if (row[r] != 0)
                    TensorPrimitives.MultiplyAdd<double>(row, row[r], line, line);
            }
        }
    }

    static void Scale(double[] w, double[] h, int rank)
    {
        var sums = new double[rank];
        for (var at = 0; at < h.Length; at += rank)
            TensorPrimitives.Add<double>(sums, h.AsSpan(at, rank), sums);
        for (var at = 0; at < w.Length; at += rank)
            TensorPrimitives.Multiply<double>(w.AsSpan(at, rank), sums, w.AsSpan(at, rank));
        sums.AsSpan().Replace(0, 1);
        for (var at = 0; at < h.Length; at += rank)
            TensorPrimitives.Divide<double>(h.AsSpan(at, rank), sums, h.AsSpan(at, rank));
    }
}
