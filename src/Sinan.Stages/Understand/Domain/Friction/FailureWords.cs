using System.Collections.Immutable;
using System.Globalization;
using Sinan.Numerics.Behavior;

namespace Sinan.Stages.Understand.Domain.Friction;

/// <summary>Which events and values of a log mean failure, told by their names in English and Chinese.</summary>
/// <param name="IsError">By event code.</param>
/// <param name="Column">Column whose values tell; null when there is none.</param>
/// <param name="IsErrorValue">By value code of the column.</param>
public sealed record FailureWords(ImmutableArray<bool> IsError, BehaviorColumn? Column, ImmutableArray<bool> IsErrorValue)
{
    /// <summary>A status has few values; a column with more holds something else.</summary>
    const int MostValues = 1000;

    static readonly string[] failures =
    [
        "fail", "error", "exception", "crash", "timeout", "timed_out", "denied", "declined", "reject", "abort", "invalid", "失败", "错误", "报错", "异常", "崩溃", "超时", "拒绝", "出错",
    ];

    /// <summary>Columns that hold an outcome, and those that hold nothing but errors, by whole name.</summary>
    static readonly string[] outcomes = ["status", "result", "outcome", "state", "status_code", "http_status", "状态", "结果", "返回码"];
    static readonly string[] errors = ["error", "error_code", "error_message", "err", "errcode", "failure_reason", "错误", "错误码", "失败原因"];

    static readonly string[] fine = ["", "0", "ok", "success", "succeeded", "none", "no", "false", "null", "n/a", "200", "成功", "正常", "无"];

    public static FailureWords Of(BehaviorIndex index)
    {
        var columns = index.Columns.Where(c => c is { IsDerived: false, IsCoded: true, Values: > 0 and <= MostValues }).ToList();
        var column = columns.FirstOrDefault(c => errors.Contains(Plain(c.Name))) ?? columns.FirstOrDefault(c => outcomes.Contains(Plain(c.Name)));
        var isErrorColumn = column is not null && errors.Contains(Plain(column.Name));
        return new FailureWords(
            [.. index.EventNames.Select(IsFailure)], column,
            column is null ? [] : [.. Enumerable.Range(0, column.Values).Select(column.TextOf).Select(v => isErrorColumn ? !fine.Contains(Plain(v)) : IsFailure(v) || IsHttpError(v))]);
    }

    /// <summary>"pay_failed", "支付失败".</summary>
    public static bool IsFailure(string text) => failures.Any(f => Plain(text).Contains(f, StringComparison.Ordinal));

    static bool IsHttpError(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var code) && code is >= 400 and < 600;

    static string Plain(string text) => text.Trim().ToLowerInvariant().Replace(' ', '_').Replace('-', '_');
}
