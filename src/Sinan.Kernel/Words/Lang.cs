namespace Sinan.Kernel;

/// <summary>A language of the product.</summary>
/// <remarks>The default value is English.</remarks>
public readonly record struct Lang
{
    readonly string? code;

    Lang(string code) => this.code = code;

    public static Lang English { get; } = new("en");

    public static Lang Chinese { get; } = new("zh-CN");

    public static IReadOnlyList<Lang> All { get; } = [Chinese, English];

    public string Code => code ?? "en";

    /// <summary>Culture for numbers and dates.</summary>
    public System.Globalization.CultureInfo Culture => System.Globalization.CultureInfo.GetCultureInfo(Code == "zh-CN" ? "zh-CN" : "en-US");

    /// <summary>The language of a tag such as "zh", "zh-Hans-CN", "en-GB"; null when it is neither.</summary>
    public static Lang? Parse(string? tag) =>
        tag is null ? null
        : tag.StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? Chinese
        : tag.StartsWith("en", StringComparison.OrdinalIgnoreCase) ? English
        : null;

    public override string ToString() => Code;
}
