namespace Sinan.Stages.Deliver.Features.ShowDrafts;

/// <summary>Which sections of a document have prose, and what of it do people stand behind?</summary>
/// <param name="Id">Initiative.</param>
/// <param name="Document">Code of the document.</param>
/// <param name="Language">"zh-CN" or "en".</param>
public sealed record ShowDrafts(long Id, string Document, string Language);
