namespace Sinan.Stages.Collect.Contracts;

/// <summary>What keeps programs and floods out of forms that strangers may fill in.</summary>
public interface IFormGuard
{
    /// <summary>A ticket for a form that is being opened; it comes back with the form and tells how long it was open.</summary>
    string Issue();

    /// <summary>Whether a program filled the form in.</summary>
    /// <param name="trap">Content of the field that people do not see.</param>
    /// <param name="ticket">The ticket that came back.</param>
    /// <param name="text">What was written.</param>
    bool IsSpam(string? trap, string? ticket, string text);

    /// <summary>Counts a call.</summary>
    /// <param name="key">Whose.</param>
    /// <param name="most">So many are allowed in a window.</param>
    /// <param name="length">Length of the window.</param>
    /// <returns>How long to wait before the next try; zero when the call is within the limit.</returns>
    TimeSpan Wait(string key, int most, TimeSpan length);
}
