using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Sinan.Stages.Deliver.Domain.Goals;

namespace Sinan.Stages.Deliver.Features.ShowGoal;

/// <summary>A metric as a form shows and sends it: shares in percent.</summary>
static class MetricForm
{
    /// <summary>The numbers of a metric by their field names.</summary>
    public static IEnumerable<(string Name, string? Value)> Numbers(GoalMetric metric)
    {
        var scale = ScaleOf(metric.Unit);
        return
        [
            ("baseline", Written(metric.Baseline * scale)), ("target", Written(metric.Target * scale)), ("least_effect", Written(metric.LeastEffect * scale)), ("deviation", Written(metric.Deviation)),
            ("result", Written(metric.Result * scale)), ("result_sample", Written(metric.ResultSample)),
        ];
    }

    public static GoalMetric Read(IFormCollection form)
    {
        var unit = DeliverDesk.Choice<MetricUnit>(form["Unit"]);
        var scale = ScaleOf(unit);
        return new GoalMetric
        {
            Id = form["Id"].ToString() is { Length: > 0 } id ? id : NewId(), Name = form["Name"].ToString(), Parent = form["Parent"].ToString(), Unit = unit, HowMeasured = form["How"].ToString(),
            Side = DeliverDesk.Choice<MetricSide>(form["Side"]), Series = form["Series"].ToString(), Compared = form["Compared"].ToString(),
            RiseIsGood = form["Rise"] != "no", IsGuardrail = form["Guardrail"] == "yes", Baseline = Number(form["baseline"]) / scale, Target = Number(form["target"]) / scale,
            LeastEffect = Number(form["least_effect"]) / scale, Deviation = Number(form["deviation"]), Result = Number(form["result"]) / scale, ResultSample = Number(form["result_sample"]),
        };
    }

    static double ScaleOf(MetricUnit unit) => unit == MetricUnit.Share ? 100 : 1;

    static string NewId() => "m" + Guid.NewGuid().ToString("n")[..8];

    static double? Number(StringValues text) => double.TryParse(text.ToString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : null;

    static string? Written(double? value) => value is { } v ? Math.Round(v, 10).ToString(CultureInfo.InvariantCulture) : null;
}
