namespace Sinan.Stages.Deliver.Domain.Ledgers;

/// <summary>What it was spent for.</summary>
public enum CostPart
{
    Data,
    Model,
    Training,
    Inference,
}
