using System.Text.Json;

namespace Sinan.Stages.Collect.Data.Capture;

/// <summary>A value of an event: its kind and where its bytes stand.</summary>
/// <param name="Kind">String, Number, True, False, StartObject, StartArray; None when there is no value.</param>
/// <param name="Start">First byte: of the text without quotes, of an object with its brace.</param>
/// <param name="Length">Bytes.</param>
/// <param name="IsUnescaped">The bytes stand in the scratch buffer because the text was written with escapes.</param>
readonly record struct Piece(JsonTokenType Kind, int Start, int Length, bool IsUnescaped)
{
    public bool IsMissing => Kind is JsonTokenType.None or JsonTokenType.Null;

    public bool IsScalar => Kind is JsonTokenType.String or JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False;
}
