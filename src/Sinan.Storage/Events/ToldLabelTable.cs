using Sinan.DuckDb;
using Sinan.Stages.Listen.Data;

namespace Sinan.Storage.Events;

/// <summary>Labels told of comments, in DuckDB beside the comments.</summary>
sealed class ToldLabelTable(RecordDatabase database) : IToldLabels
{
    public async Task ReplaceAsync(string set, IReadOnlyList<ToldLabel> labels, CancellationToken cancellationToken)
    {
        using var transaction = await database.BeginAsync(cancellationToken);
        transaction.Connection.Execute("DELETE FROM told_labels WHERE set_id = $1", [set], cancellationToken);
        using (var appender = transaction.Connection.Append("told_labels"))
        {
            for (var from = 0; from < labels.Count; from += DuckDbAppender.Capacity)
            {
                var rows = Math.Min(DuckDbAppender.Capacity, labels.Count - from);
                for (var row = 0; row < rows; row++)
                {
                    var label = labels[from + row];
                    appender[0].Values<long>()[row] = label.Comment;
                    appender[1].Write(row, set);
                    appender[2].Write(row, label.Label);
                    if (label.Confidence is { } confidence)
                        appender[3].Values<double>()[row] = confidence;
                    else
                        appender[3].SetNull(row);
                }

                appender.Append(rows);
            }

            appender.Close();
        }

        transaction.Commit();
    }
}
