using System.Collections.Immutable;

namespace Sinan.Numerics.Planning;

/// <summary>Tasks and what each waits for: a graph without circles.</summary>
public sealed class Plan
{
    Plan(ImmutableArray<PlanTask> tasks, int[] order) => (Tasks, Order) = (tasks, order);

    public ImmutableArray<PlanTask> Tasks { get; }

    /// <summary>Every task after those that it waits for.</summary>
    internal int[] Order { get; }

    /// <exception cref="ArgumentException">No tasks, a link to a task that is not there, a number out of range, or tasks that wait for each other (<see cref="CircleIn"/> tells which).</exception>
    public static Plan Of(ImmutableArray<PlanTask> tasks)
    {
        if (tasks.IsDefaultOrEmpty)
            throw new ArgumentException("A plan needs at least one task.", nameof(tasks));
        foreach (var task in tasks)
        {
            if (!(task.Rework is >= 0 and < 1 && task.NotBefore >= 0 && task.Late >= 0 && double.IsFinite(task.NotBefore + task.Late)))
                throw new ArgumentException($"A task needs 0 ≤ rework < 1 and days not below 0. Got rework {task.Rework}, not before {task.NotBefore}, late {task.Late}.", nameof(tasks));
            if (task.After.Any(link => !double.IsFinite(link.Lag)))
                throw new ArgumentException("A lag must be finite.", nameof(tasks));
        }

        var order = Sort(tasks);
        if (order.Length < tasks.Length)
            throw new ArgumentException("Tasks of a plan wait for each other.", nameof(tasks));
        return new Plan(tasks, order);
    }

    /// <summary>Tasks that wait for each other: each for the next, the last for the first. Empty when there are none.</summary>
    /// <exception cref="ArgumentException">A link to a task that is not there.</exception>
    public static ImmutableArray<int> CircleIn(ImmutableArray<PlanTask> tasks)
    {
        var sorted = Sort(tasks).ToHashSet();
        if (sorted.Count == tasks.Length)
            return [];
        // Whatever could not be sorted waits for something that could not be sorted either: going back long enough closes a circle.
        var seen = new List<int>();
        var at = Enumerable.Range(0, tasks.Length).First(t => !sorted.Contains(t));
        while (!seen.Contains(at))
        {
            seen.Add(at);
            at = tasks[at].After.First(link => !sorted.Contains(link.Task)).Task;
        }

        return [.. seen[seen.IndexOf(at)..]];
    }

    /// <summary>The same plan with one task ending later.</summary>
    /// <param name="task">Position of the task.</param>
    /// <param name="days">Working days, at least 0, besides those it is late already.</param>
    public Plan WithLate(int task, double days) => Of(Tasks.SetItem(task, Tasks[task] with { Late = Tasks[task].Late + days }));

    /// <summary>As many tasks as can be put after those that they wait for (Kahn 1962), lower positions first.</summary>
    static int[] Sort(ImmutableArray<PlanTask> tasks)
    {
        var waits = new int[tasks.Length];
        var followers = Enumerable.Range(0, tasks.Length).Select(_ => new List<int>()).ToArray();
        for (var t = 0; t < tasks.Length; t++)
        {
            foreach (var link in tasks[t].After)
            {
                if ((uint)link.Task >= (uint)tasks.Length)
                    throw new ArgumentException($"Task {t} waits for task {link.Task}, but a plan of {tasks.Length} tasks has 0 to {tasks.Length - 1}.", nameof(tasks));
                followers[link.Task].Add(t);
                waits[t]++;
            }
        }

        var order = new List<int>(tasks.Length);
        var ready = new PriorityQueue<int, int>(Enumerable.Range(0, tasks.Length).Where(t => waits[t] == 0).Select(t => (t, t)));
        while (ready.TryDequeue(out var task, out _))
        {
            order.Add(task);
            foreach (var follower in followers[task])
            {
                if (--waits[follower] == 0)
                    ready.Enqueue(follower, follower);
            }
        }

        return [.. order];
    }
}
