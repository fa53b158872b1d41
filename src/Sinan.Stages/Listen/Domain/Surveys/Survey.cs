namespace Sinan.Stages.Listen.Domain.Surveys;

/// <summary>A survey and where it stands.</summary>
/// <param name="Id">Number, from 1.</param>
/// <param name="Draft">What its author works on.</param>
/// <param name="Version">Newest published version; 0 before the first.</param>
/// <param name="IsOpen">Whether answers are taken.</param>
/// <param name="Token">Secret of its link: 160 random bits.</param>
/// <param name="Created">When it was made.</param>
/// <param name="Answers">Answers so far, to all versions.</param>
public sealed record Survey(long Id, SurveyDefinition Draft, int Version, bool IsOpen, string Token, DateTimeOffset Created, int Answers)
{
    /// <summary>Where people answer.</summary>
    public string Link => "/s/" + Token;
}
