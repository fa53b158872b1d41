namespace Sinan.Kernel;

/// <summary>Takes events and feedback that arrive while the server runs: first durably into a journal, a little later into the record.</summary>
public interface IEventIntake
{
    /// <summary>Writes a batch to the journal. When it returns well, the batch survives a crash of the process and of the machine.</summary>
    /// <param name="batch">Belongs to the intake until the task ends, a few milliseconds that cannot be cut short; may be reset and used again afterwards.</param>
    /// <returns>How many bytes were written; "intake.busy" while too much waits, "intake.not_stored" when the disk refuses. Then nothing of the batch is kept.</returns>
    ValueTask<Outcome<int>> AppendAsync(IntakeBatch batch);

    /// <summary>Moves everything acknowledged before the call into the record. Returns at once when nothing waits.</summary>
    /// <exception cref="ProblemException">The record cannot be written now; what waits stays in the journal.</exception>
    Task DrainAsync(CancellationToken cancellationToken);

    /// <summary>Events in the journal that are not in the record yet.</summary>
    long Waiting { get; }
}
