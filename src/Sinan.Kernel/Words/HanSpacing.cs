namespace Sinan.Kernel;

/// <summary>The space between Han and other letters in Chinese sentences: one between Han and a Latin letter or digit, none beside full-width signs or between Han.</summary>
/// <remarks>W3C, Requirements for Chinese Text Layout, 3.2.3 "Chinese and Western mixed text composition".</remarks>
public static class HanSpacing
{
    /// <summary>Spaces that belong between two pieces of a sentence.</summary>
    /// <param name="before">Last sign of the piece before, spaces left out.</param>
    /// <param name="after">First sign of the piece after, spaces left out.</param>
    /// <returns>0 or 1; null where the writer decides: both sides are of the same narrow kind.</returns>
    public static int? Between(char before, char after) => (KindOf(before), KindOf(after)) switch
    {
        (Kind.Han, Kind.Narrow) or (Kind.Narrow, Kind.Han) => 1,
        (Kind.Narrow, Kind.Narrow) => null,
        (Kind.Other, _) or (_, Kind.Other) => null,
        _ => 0,
    };

    static Kind KindOf(char sign) => sign switch
    {
        >= '\u3400' and <= '\u9FFF' or >= '\uF900' and <= '\uFAFF' => Kind.Han,
        >= '\u3000' and <= '\u303F' or >= '\uFF01' and <= '\uFF60' or '“' or '”' or '‘' or '’' => Kind.FullWidth,
        _ when char.IsLetterOrDigit(sign) || sign is '%' or '+' or '−' or '-' or '<' or '_' => Kind.Narrow,
        _ => Kind.Other,
    };

    enum Kind
    {
        Other,
        Narrow,
        Han,
        FullWidth,
    }
}
