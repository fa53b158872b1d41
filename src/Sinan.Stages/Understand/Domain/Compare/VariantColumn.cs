using Sinan.Numerics.Behavior;

namespace Sinan.Stages.Understand.Domain.Compare;

/// <summary>Recognises the column that names the variant of an experiment, and its control.</summary>
public static class VariantColumn
{
    /// <summary>More values than this are no experiment.</summary>
    public const int MostVariants = 10;

    static readonly string[] names =
    [
        "variant", "experiment_variant", "experiment_group", "experiment", "ab_group", "ab_variant", "abtest", "ab_test", "test_group", "treatment", "arm", "bucket", "variation",
        "实验组", "实验分组", "实验", "分组", "对照组", "版本组",
    ];

    static readonly HashSet<string> controls = new(StringComparer.OrdinalIgnoreCase) { "control", "a", "baseline", "off", "old", "0", "false", "对照", "对照组", "原版", "旧版" };

    /// <summary>The column asked for, else the first with a telling name; null when there is none with 2 to 10 values.</summary>
    public static BehaviorColumn? Find(BehaviorIndex index, string? asked)
    {
        var candidates = asked is not null ? [index.Column(asked)] : names.Select(index.Column);
        return candidates.FirstOrDefault(c => c is { IsCoded: true, Values: >= 1 and <= MostVariants });
    }

    /// <summary>The control asked for, else a telling value, else the alphabetically first; −1 when the one asked for does not occur.</summary>
    public static int Control(IReadOnlyList<string> variants, string? asked)
    {
        if (asked is not null)
            return variants.Index().Where(v => v.Item.Equals(asked, StringComparison.OrdinalIgnoreCase)).Select(v => v.Index).DefaultIfEmpty(-1).First();
        var order = variants.Index().OrderBy(v => controls.Contains(v.Item) ? 0 : 1).ThenBy(v => v.Item, StringComparer.Ordinal);
        return order.First().Index;
    }
}
