namespace Sinan.Stages.Overview.Features.MeasureWork;

/// <summary>How fast does an idea reach people, what does it cost, what has it brought, and how many hours does each step take?</summary>
public sealed record MeasureWork;
