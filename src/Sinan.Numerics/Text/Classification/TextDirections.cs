using Sinan.Numerics.Random;

namespace Sinan.Numerics.Text;

/// <summary>Texts along the directions in which they differ most, all of one scale: what many words say together weighs as much as what a single one says.</summary>
/// <remarks>
/// Leading singular vectors of the rows by randomised subspace iteration (Halko, Martinsson and Tropp 2011, algorithm 4.4), divided by their singular values ("whitened"). A machine on
/// them is linear in the grams too: <see cref="Spread"/>. No label is looked at. Needs 4 bytes a text and direction twice, and a gram and direction once.
/// </remarks>
sealed class TextDirections
{
    /// <summary>Fewer texts have no directions that others share.</summary>
    public const int LeastTexts = 300;

    /// <summary>More labels are not learned along directions: held-out rows of public training parts were told no better, and it takes long.</summary>
    public const int MostLabels = 20;

    /// <summary>Directions: at most so many, and one for so many texts. Chosen by the log loss of held-out rows of public training parts.</summary>
    const int Most = 400, TextsADirection = 15;

    const int Oversampling = 10, PowerIterations = 2;

    /// <summary>Grams in fewer of the texts, and in fewer than one of so many, are left out.</summary>
    const int LeastTextsWith = 3, TextsAGram = 300;

    readonly int[] columns;
    readonly float[] weights;

    TextDirections(TextRows points, int[] columns, float[] weights) => (Points, this.columns, this.weights) = (points, columns, weights);

    /// <summary>The chosen rows along each direction, their squares one on average; the others are empty.</summary>
    public TextRows Points { get; }

    /// <param name="rows">A view.</param>
    /// <param name="chosen">Rows to look at.</param>
    /// <param name="classes">Labels that are to be learned.</param>
    /// <param name="training">Seed, threads; the directions do not depend on the threads.</param>
    /// <param name="cancellationToken">Cancels between products.</param>
    /// <returns>Null for too few rows, too many labels, or grams that are all rare.</returns>
    public static TextDirections? Fit(TextRows rows, int[] chosen, int classes, TextTraining training, CancellationToken cancellationToken)
    {
        if (chosen.Length < LeastTexts || classes > MostLabels)
            return null;
        var columns = FrequentColumns(rows, chosen);
        var rank = Math.Min(Math.Min(Most, chosen.Length / TextsADirection), columns.Length / 2);
        if (rank == 0)
            return null;
        var options = new ParallelOptions { MaxDegreeOfParallelism = training.Threads, CancellationToken = cancellationToken };
        var texts = Matrix(rows, chosen, columns);
        var (grams, width, random) = (texts.Transpose(), rank + Oversampling, new SplitMix64(training.Seed));
        var sample = new float[columns.Length * width];
        foreach (ref var value in sample.AsSpan())
            value = (float)random.Normal();
        var q = texts.Multiply(sample, width, options);
        for (var i = 0; i < PowerIterations; i++)
        {
            ThinMatrix.Orthonormalize(q, chosen.Length, width);
            q = texts.Multiply(grams.Multiply(q, width, options), width, options);
        }

        ThinMatrix.Orthonormalize(q, chosen.Length, width);
        var projected = grams.Multiply(q, width, options);
        var weights = ThinMatrix.Rotate(projected, columns.Length, width, ThinMatrix.LeadingVectors(projected, columns.Length, width, rank), rank, options);
        Whiten(weights, rank, Math.Sqrt(chosen.Length / (double)rank));
        return new TextDirections(PointsOf(texts.Multiply(weights, rank, options), rank, rows.Count, chosen), columns, weights);
    }

    /// <summary>Machines on the points as the same machines on the rows of the view.</summary>
    /// <param name="machines">On the points.</param>
    /// <param name="width">Columns of the view.</param>
    public LinearMachines Spread(LinearMachines machines, int width)
    {
        var (rank, problems) = (Points.Width, machines.Problems);
        var spread = new float[(long)width * problems];
        for (var i = 0; i < columns.Length; i++)
        {
            var sums = spread.AsSpan(columns[i] * problems, problems);
            for (var r = 0; r < rank; r++)
                LinearMachines.AddScaled(machines.Weights.AsSpan(r * problems, problems), weights[(i * rank) + r], sums);
        }

        return machines with { Weights = spread };
    }

    static int[] FrequentColumns(TextRows rows, int[] chosen)
    {
        var textsWith = new int[rows.Width];
        foreach (var row in chosen)
        {
            foreach (var column in rows.ColumnsOf(row))
                textsWith[column]++;
        }

        var least = Math.Max(LeastTextsWith, chosen.Length / TextsAGram);
        return [.. Enumerable.Range(0, rows.Width).Where(c => textsWith[c] >= least)];
    }

    static SparseMatrix Matrix(TextRows rows, int[] chosen, int[] columns)
    {
        var placeOf = new int[rows.Width];
        Array.Fill(placeOf, -1);
        for (var i = 0; i < columns.Length; i++)
            placeOf[columns[i]] = i;
        var (places, values) = (new int[chosen.Length][], new float[chosen.Length][]);
        for (var i = 0; i < chosen.Length; i++)
        {
            var own = rows.ColumnsOf(chosen[i]);
            var weights = rows.ValuesOf(chosen[i]);
            var (at, weight) = (new List<int>(own.Length), new List<float>(own.Length));
            for (var j = 0; j < own.Length; j++)
            {
                if (placeOf[own[j]] is not (>= 0 and var place))
                    continue;
                at.Add(place);
                weight.Add(weights[j]);
            }

            (places[i], values[i]) = ([.. at], [.. weight]);
        }

        return new SparseMatrix(places, values, columns.Length);
    }

    /// <summary>Columns of length s become columns of length scale ÷ s.</summary>
    static void Whiten(float[] weights, int rank, double scale)
    {
        var squares = new double[rank];
        for (var i = 0; i < weights.Length; i++)
            squares[i % rank] += (double)weights[i] * weights[i];
        for (var i = 0; i < weights.Length; i++)
            weights[i] = squares[i % rank] > 0 ? (float)(weights[i] * scale / squares[i % rank]) : 0;
    }

    static TextRows PointsOf(float[] points, int rank, int count, int[] chosen)
    {
        var starts = new long[count + 1];
        foreach (var row in chosen)
            starts[row + 1] = rank;
        for (var row = 0; row < count; row++)
            starts[row + 1] += starts[row];
        var (columns, values) = (new int[points.Length], new float[points.Length]);
        for (var i = 0; i < chosen.Length; i++)
        {
            var start = (int)starts[chosen[i]];
            points.AsSpan(i * rank, rank).CopyTo(values.AsSpan(start));
            for (var r = 0; r < rank; r++)
                columns[start + r] = r;
        }

        return new TextRows(starts, columns, values, rank);
    }
}
