namespace Sinan.Stages.Overview.Domain.Loop;

/// <summary>The parts of the work of product management, in the order of the flow chart.</summary>
public enum LoopPart
{
    /// <summary>The people who decide; no step of the work.</summary>
    ProductManager,
    NeedIntake,
    DataDecision,
    UserAnalysis,
    PersonalDesign,
    AgileWork,
    LiveFeedback,
}
