namespace Sinan.Stages.Shared;

/// <summary>An option of a control.</summary>
/// <param name="Value">Value in the query string; empty = not set.</param>
/// <param name="Text">What the reader sees.</param>
/// <param name="IsUserData">The text comes from the data (an event name), not from the product's words.</param>
public sealed record Choice(string Value, string Text, bool IsUserData = false)
{
    /// <summary>A choice that names a thing of the data.</summary>
    public static Choice Data(string value) => new(value, value, IsUserData: true);
}
