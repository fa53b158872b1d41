using System.Collections.Immutable;

namespace Sinan.Numerics.Series;

/// <summary>One period ahead.</summary>
/// <param name="Value">Forecast: the middle of what is expected, on the scale of the series.</param>
/// <param name="Low">Lower end of its prediction interval.</param>
/// <param name="High">Upper end.</param>
public readonly record struct ForecastPoint(double Value, double Low, double High);

/// <summary>A forecast with its record.</summary>
/// <param name="Points">One a period of the horizon.</param>
/// <param name="Form">Parts of the model that was best.</param>
/// <param name="Used">Names of the outside columns that made it better; the others were left out.</param>
/// <param name="Judged">Earlier forecasts whose interval could be judged, over all moments and horizons.</param>
/// <param name="Held">Those whose interval held the value.</param>
/// <param name="Origins">Earlier moments from which the model was tried.</param>
/// <param name="MeanAbsoluteError">Its mean absolute error there, over all horizons.</param>
/// <param name="NaiveSeason">Length of the season that the naive forecast repeats; 1 repeats the last value.</param>
/// <param name="NaiveError">Mean absolute error of the naive forecast at the same moments.</param>
/// <param name="Scaled">Mean absolute scaled error: the first over the mean absolute change from season to season before these moments (Hyndman and Koehler 2006); NaN when nothing changed.</param>
public sealed record ForecastAnswer(
    ImmutableArray<ForecastPoint> Points, SmoothingForm Form, ImmutableArray<string> Used, int Judged, int Held, int Origins, double MeanAbsoluteError, int NaiveSeason, double NaiveError, double Scaled);
