using Sinan.DuckDb;

namespace Sinan.Storage.Events;

/// <summary>Numbers of users that are the same person as another: what was done under them counts for that one.</summary>
static class MergedUsers
{
    /// <summary>Person by number of the user; empty when nobody was merged, −1 for those who stand for themselves.</summary>
    public static int[] Read(DuckDbConnection connection)
    {
        var persons = new int[connection.Scalar<int>("SELECT coalesce(max(user_no) + 1, 0)::INTEGER FROM merged_users")];
        Array.Fill(persons, -1);
        using var result = connection.Query("SELECT user_no, person_no FROM merged_users");
        foreach (var chunk in result)
        {
            var users = chunk[0].Values<int>();
            var whom = chunk[1].Values<int>();
            for (var row = 0; row < chunk.Count; row++)
                persons[users[row]] = whom[row];
        }

        return persons;
    }

    /// <summary>The persons of users; the users themselves when nobody was merged.</summary>
    /// <param name="persons">From <see cref="Read"/>.</param>
    /// <param name="users">Numbers of users.</param>
    /// <param name="buffer">Room for as many.</param>
    public static ReadOnlySpan<int> Translate(int[] persons, ReadOnlySpan<int> users, int[] buffer)
    {
        if (persons.Length == 0)
            return users;
        for (var i = 0; i < users.Length; i++)
            buffer[i] = users[i] < persons.Length && persons[users[i]] >= 0 ? persons[users[i]] : users[i];
        return buffer.AsSpan(0, users.Length);
    }
}
