namespace Sinan.Stages.Decide.Domain.Advice;

/// <summary>How much can go wrong.</summary>
public enum RiskLevel
{
    Low,
    Medium,
    High,
}
