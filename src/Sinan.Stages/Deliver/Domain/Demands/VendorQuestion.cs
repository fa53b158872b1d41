using System.Collections.Immutable;

namespace Sinan.Stages.Deliver.Domain.Demands;

/// <summary>A question that every vendor is asked, so that the answers can be compared.</summary>
/// <param name="Code">Stable name; its words are "deliver.vendor.question.{code}".</param>
/// <param name="IsNumber">Whether the answer is a number.</param>
public sealed record VendorQuestion(string Code, bool IsNumber)
{
    public static ImmutableArray<VendorQuestion> All { get; } =
    [
        new("good_at", false), new("bad_at", false), new("prompt_form", false), new("demo", false), new("guarantee", false), new("custom_work", false), new("data_use", false),
        new("wait_days", true), new("context_tokens", true), new("qps", true), new("latency_ms", true), new("price_in", true), new("price_out", true),
    ];
}
