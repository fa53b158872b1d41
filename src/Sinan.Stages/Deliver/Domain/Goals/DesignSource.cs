namespace Sinan.Stages.Deliver.Domain.Goals;

/// <summary>Where the figures of a design come from.</summary>
public enum DesignSource
{
    /// <summary>People who were given it at random.</summary>
    Experiment,

    /// <summary>Answers of people who were asked.</summary>
    Survey,

    /// <summary>Cases that were played through.</summary>
    Simulation,
}
