namespace Sinan.Numerics.Text;

/// <summary>What a classifier knows of one view: columns, their rarity and the sum of the learners' weights.</summary>
sealed class ViewWeights
{
    readonly GramIndex index = new();
    // By column: its inverse document frequency, then a weight for each machine.
    readonly float[] cells;
    readonly int problems;

    /// <summary>Keeps the columns of the chosen rows.</summary>
    /// <param name="corpus">Texts.</param>
    /// <param name="view">View.</param>
    /// <param name="chosen">Rows that were learnt from.</param>
    /// <param name="learners">Learners of the view with their weights in the blend.</param>
    public ViewWeights(TextCorpus corpus, TextView view, int[] chosen, IReadOnlyList<(LinearMachines Machines, double Weight)> learners)
    {
        View = view;
        problems = learners[0].Machines.Problems;
        var isKnown = corpus[view].ColumnsIn(chosen);
        var known = isKnown.Count(k => k);
        cells = new float[(long)known * (problems + 1)];
        var all = corpus.FrequenciesOf(view);
        foreach (var (hash, column) in corpus.IndexOf(view).Entries())
        {
            if (!isKnown[column])
                continue;
            var cell = CellOf(index.Add(hash));
            cell[0] = all[column];
            foreach (var (machines, weight) in learners)
                LinearMachines.AddScaled(machines.Weights.AsSpan(column * problems, problems), (float)weight, cell[1..]);
        }
    }

    public TextView View { get; }

    /// <summary>Adds the view's part of the log odds.</summary>
    /// <param name="grams">Grams of the text.</param>
    /// <param name="sums">Scratch, one a machine.</param>
    /// <param name="logOdds">One a machine.</param>
    public void AddTo(ReadOnlySpan<TextGram> grams, Span<float> sums, Span<double> logOdds)
    {
        sums.Clear();
        var square = 0.0;
        foreach (var gram in grams)
            square += Add(gram.Hash, gram.Count, sums);
        Scale(square, sums, logOdds);
    }

    /// <summary>The same for grams that were read before.</summary>
    /// <param name="hashes">Names of the grams.</param>
    /// <param name="counts">How often each occurs.</param>
    /// <param name="sums">Scratch, one a machine.</param>
    /// <param name="logOdds">One a machine.</param>
    public void AddTo(ReadOnlySpan<ulong> hashes, ReadOnlySpan<int> counts, Span<float> sums, Span<double> logOdds)
    {
        sums.Clear();
        var square = 0.0;
        for (var i = 0; i < hashes.Length; i++)
            square += Add(hashes[i], counts[i], sums);
        Scale(square, sums, logOdds);
    }

    /// <summary>What each gram adds to the log odds of each machine: grams × machines, appended.</summary>
    public void Explain(ReadOnlySpan<TextGram> grams, List<(TextGram Gram, float[] LogOdds)> parts)
    {
        var square = 0.0;
        var first = parts.Count;
        foreach (var gram in grams)
        {
            var column = index.Find(gram.Hash);
            if (column < 0)
                continue;
            var cell = CellOf(column);
            var value = TfIdf.Sublinear(gram.Count) * cell[0];
            square += value * value;
            var part = new float[problems];
            LinearMachines.AddScaled(cell[1..], value, part);
            parts.Add((gram, part));
        }

        var scale = (float)(1 / Math.Sqrt(square));
        for (var i = first; i < parts.Count; i++)
        {
            foreach (ref var part in parts[i].LogOdds.AsSpan())
                part *= scale;
        }
    }

    /// <summary>Adds a gram to the sums.</summary>
    /// <returns>Its weight squared; 0 for one that is not known.</returns>
    double Add(ulong hash, int count, Span<float> sums)
    {
        var column = index.Find(hash);
        if (column < 0)
            return 0;
        var cell = CellOf(column);
        var value = TfIdf.Sublinear(count) * cell[0];
        if (problems == 1)
            sums[0] += cell[1] * value;
        else
            LinearMachines.AddScaled(cell[1..], value, sums);
        return value * value;
    }

    static void Scale(double square, ReadOnlySpan<float> sums, Span<double> logOdds)
    {
        var scale = square > 0 ? 1 / Math.Sqrt(square) : 0;
        for (var p = 0; p < logOdds.Length; p++)
            logOdds[p] += sums[p] * scale;
    }

    Span<float> CellOf(int column) => cells.AsSpan(column * (problems + 1), problems + 1);
}
