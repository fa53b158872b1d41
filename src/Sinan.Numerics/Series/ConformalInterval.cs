namespace Sinan.Numerics.Series;

/// <summary>Ends of an interval around a forecast, and their record.</summary>
/// <param name="Low">Lower error.</param>
/// <param name="High">Upper error.</param>
/// <param name="Judged">Earlier intervals that could be judged.</param>
/// <param name="Held">Those that held.</param>
public readonly record struct ConformalInterval(double Low, double High, int Judged, int Held);
