namespace Sinan.Stages.Deliver.Domain.Goals;

/// <summary>What kind of task a goal becomes for the AI.</summary>
public enum AiTask
{
    Classification,
    Ranking,
    Generation,
    Regression,
    Clustering,
    AnomalyDetection,
}
