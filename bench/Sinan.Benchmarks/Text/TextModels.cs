using System.Globalization;
using Sinan.Stages.Listen.Data;
using Sinan.Stages.Listen.Features.EvaluateText;

namespace Sinan.Benchmarks.Text;

/// <summary>Accuracy and calibration of text classifiers on public sets. Every choice is made inside the training part.</summary>
static class TextModels
{
    const double MostCalibrationError = 0.03;

    /// <returns>0 when every goal holds.</returns>
    public static async Task<int> RunAsync(string[] args, TextWriter output)
    {
        if (args is not [var folder, .. var names])
        {
            output.WriteLine("text-models FOLDER [inside] [NAME …]: FOLDER holds the public labelled texts; inside = five folds of the parts to learn from, the others stay unread.");
            return 2;
        }

        var isInside = names is ["inside", ..];
        names = isInside ? names[1..] : names;
        var sets = new LabelledSets(folder);
        // Least accuracy and mean F1, in %; 0 = none stated.
        (Func<LabelledSet> Read, double Accuracy, double MacroF1)[] goals =
        [
            (() => sets.Hotel, 91, 0), (() => sets.ShoppingSentiment, 94.2, 0), (() => sets.ShoppingCategory, 90.5, 89.2), (() => sets.News, 88, 0), (() => sets.Intents, 92, 0),
            (() => sets.AppReviews, 74, 74), (() => sets.Banking, 92, 0), (() => sets.Clinc, 93.5, 0), (() => sets.Cars, 85, 82),
        ];
        output.WriteLine($"{"set",-20}{"train",7}{"test",7}{"labels",8}{"accuracy",10}{"95 %",14}{"macro-F1",10}{"goal",12}{"calibr.",9}{"noise",8}{"covered",9}{"right",7}{"train s",9}{"rows/s",9}");
        var holds = true;
        foreach (var (read, accuracy, macroF1) in goals)
        {
            var set = read();
            if (names.Length > 0 && !names.Any(n => set.Name.Contains(n, StringComparison.Ordinal)))
                continue;
            var request = new EvaluateText(set.Train, isInside ? [] : set.Test, isInside ? 5 : null, 1, Environment.ProcessorCount);
            var answer = await new EvaluateTextHandler(LanguageTools.Shared, TimeProvider.System).HandleAsync(request, CancellationToken.None);
            var e = answer.Value;
            var isGood = 100 * e.Accuracy >= accuracy && 100 * e.MacroF1 >= macroF1 && e.CalibrationError <= Math.Max(MostCalibrationError, e.CalibrationNoise);
            holds &= isGood;
            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{set.Name,-20}{e.TrainRows,7}{e.TestRows,7}{e.Classes.Length,8}{100 * e.Accuracy,10:0.00}{$"{100 * e.AccuracyCi95[0]:0.0}–{100 * e.AccuracyCi95[1]:0.0}",14}{100 * e.MacroF1,10:0.00}{$"{accuracy}/{macroF1}",12}{e.CalibrationError,9:0.0000}{e.CalibrationNoise,8:0.0000}{100 * e.Abstention.Coverage,9:0.0}{100 * e.Abstention.Accuracy,7:0.0}{e.TrainSeconds,9:0.0}{e.ScoreRowsPerSecond,9:0}  {(isGood ? "holds" : "DOES NOT HOLD")}"));
        }

        return holds ? 0 : 1;
    }
}
