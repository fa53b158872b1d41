using Sinan.Kernel;

namespace Sinan.Stages.Train.Features.ExplainTabular;

/// <summary>Adds up the contributions of a column's features.</summary>
public sealed class ExplainTabularHandler(TimeProvider clock)
{
    /// <returns>Problem "train.no_column" when the file lacks a column that the model uses.</returns>
    public Outcome<TabularExplanation> Handle(ExplainTabular request)
    {
        var started = clock.GetTimestamp();
        var (encoding, model) = (request.Model.Encoding, request.Model.Model);
        if (encoding.Columns.FirstOrDefault(c => request.Data.IndexOf(c.Name) < 0) is { } lacking)
            return new Problem("train.no_column", ProblemKind.Invalid, Fact.Of("column", lacking.Name), Fact.Of("known", string.Join(", ", request.Data.Columns)));
        var rows = encoding.Encode(request.Data.Take(Enumerable.Range(0, Math.Min(request.Rows, request.Data.Rows.Count))));
        var (explained, probabilities, origins) = (model.Explain(rows, request.Threads), model.Probabilities(rows, request.Threads), encoding.Origins);
        var answer = new List<ExplainedRow>();
        for (var i = 0; i < rows.Rows; i++)
        {
            var contributions = encoding.Columns.ToDictionary(c => c.Name, _ => 0.0, StringComparer.Ordinal);
            for (var f = 0; f < origins.Length; f++)
                contributions[origins[f]] += explained[i, f];
            answer.Add(new ExplainedRow(probabilities[i], contributions));
        }

        return new TabularExplanation(rows.Rows == 0 ? 0 : explained[0, explained.Columns - 1], [.. answer], clock.GetElapsedTime(started).TotalSeconds);
    }
}
