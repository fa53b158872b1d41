using Sinan.Numerics.Learning;

namespace Sinan.Stages.Train.Domain;

/// <summary>A model with everything that is needed to use it on another file.</summary>
/// <param name="Target">Column that is told.</param>
/// <param name="Answers">Its two values.</param>
/// <param name="Encoding">How rows become features.</param>
/// <param name="Model">The model.</param>
public sealed record TabularModel(string Target, Answers Answers, TabularEncoding Encoding, AnswerModel Model);
