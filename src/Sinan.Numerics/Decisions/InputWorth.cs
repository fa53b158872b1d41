namespace Sinan.Numerics.Decisions;

/// <summary>What knowing one unsure input of one item would change.</summary>
/// <param name="Item">Which item.</param>
/// <param name="Input">Position of the input's name.</param>
/// <param name="Chance">Chance that the known value changes the order of the first places, on the likelier side of its median.</param>
/// <param name="From">Lowest value on that side that does.</param>
/// <param name="To">Highest such value.</param>
/// <param name="Place">First place that changes, from 1.</param>
/// <param name="Gain">Expected value of knowing it before the first item is chosen: how much higher the chosen score will be, as a share of the score chosen without it
/// (expected value of partial perfect information; Raiffa and Schlaifer 1961).</param>
public sealed record InputWorth(int Item, int Input, double Chance, double From, double To, int Place, double Gain);
