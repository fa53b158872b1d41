namespace Sinan.Stages.Overview.Domain.Loop;

/// <summary>How the work goes from one part to another.</summary>
/// <param name="From">Part it comes from.</param>
/// <param name="To">Part it goes to.</param>
/// <param name="Href">Page on which that is done.</param>
public sealed record LoopLink(LoopPart From, LoopPart To, string Href)
{
    /// <summary>Text key: what happens on the way.</summary>
    public string Key => $"overview.link.{LoopMap.Code(From)}.{LoopMap.Code(To)}";
}
