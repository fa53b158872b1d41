using System.Collections.Immutable;
using System.Text;
using Sinan.Stages.Collect.Data.Tables;
using Sinan.Stages.Collect.Domain.Messages;

namespace Sinan.Stages.Collect.Data.Messages;

/// <summary>Messages as rows of a table; parts that no message of the file has are no columns.</summary>
sealed class MessageReader : TableReader
{
    readonly IEnumerator<Message> messages;
    readonly Stream stream;
    readonly int[] parts;
    byte[][] cells = [];
    long line;

    /// <param name="messages">Of the file.</param>
    /// <param name="stream">Closed with the reader.</param>
    /// <param name="columns">From <see cref="ColumnsOf"/>.</param>
    public MessageReader(IEnumerable<Message> messages, Stream stream, ImmutableArray<string> columns)
    {
        (this.messages, this.stream) = (messages.GetEnumerator(), stream);
        parts = [.. columns.Select(c => Message.Columns.Index().First(p => p.Item == c).Index)];
    }

    public override int Count => cells.Length;

    /// <summary>Number of the message: what was said may stand on many lines.</summary>
    public override long Line => line;

    public override ReadOnlySpan<byte> Raw => cells.Length == 0 ? [] : Encoding.UTF8.GetBytes(string.Join(',', cells.Select(c => Encoding.UTF8.GetString(c))));

    public override RowFault Fault => RowFault.None;

    public override ReadOnlySpan<byte> this[int cell] => cells[cell];

    /// <summary>The columns that at least one message fills.</summary>
    public static ImmutableArray<string> ColumnsOf(IEnumerable<Message> messages)
    {
        var isFilled = new bool[Message.Columns.Count];
        foreach (var message in messages)
        {
            for (var part = 0; part < isFilled.Length; part++)
                isFilled[part] |= message.Parts[part].Length > 0;
        }

        return [.. Message.Columns.Where((_, part) => isFilled[part])];
    }

    protected override bool ReadRow()
    {
        if (!messages.MoveNext())
            return false;
        line++;
        var message = messages.Current.Parts;
        cells = [.. parts.Select(part => Encoding.UTF8.GetBytes(message[part].Trim()))];
        return true;
    }

    protected override void Dispose(bool disposing)
    {
        if (!disposing)
            return;
        messages.Dispose();
        stream.Dispose();
    }
}
