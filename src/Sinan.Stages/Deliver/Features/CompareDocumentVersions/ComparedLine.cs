using Sinan.Numerics.Text;

namespace Sinan.Stages.Deliver.Features.CompareDocumentVersions;

/// <param name="Edit">Whether it is in both versions, in the older or in the newer one alone.</param>
/// <param name="Text">The line; a heading begins with "#".</param>
public sealed record ComparedLine(LineEdit Edit, string Text);
