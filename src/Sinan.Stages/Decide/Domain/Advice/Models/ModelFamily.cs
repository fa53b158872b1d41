namespace Sinan.Stages.Decide.Domain.Advice.Models;

/// <summary>Families of models, the lightest first.</summary>
public enum ModelFamily
{
    /// <summary>Linear models on words or columns.</summary>
    Linear,

    /// <summary>Boosted trees on columns.</summary>
    Trees,

    /// <summary>Factors of users and items.</summary>
    Factors,

    /// <summary>A pre-trained model, fitted by adapters (LoRA, AdaLoRA) or as a whole.</summary>
    Pretrained,

    /// <summary>A chat model that others run, with look-up.</summary>
    Chat,

    /// <summary>A deep network or transformer of one's own.</summary>
    Deep,

    /// <summary>A large model from nothing.</summary>
    Scratch,

    /// <summary>Several models joined.</summary>
    Ensemble,
}
