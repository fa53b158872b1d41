namespace Sinan.Numerics.Text;

/// <summary>Weights of grams: how often in the text, times how rare among the texts.</summary>
/// <remarks>As scikit-learn's TfidfVectorizer with smooth_idf; vectors: conformance/ml/linear_text.json.</remarks>
public static class TfIdf
{
    static readonly float[] logs = [.. Enumerable.Range(0, 256).Select(n => n == 0 ? 0 : (float)(1 + Math.Log(n)))];

    /// <summary>ln((1 + texts) ÷ (1 + texts with the gram)) + 1.</summary>
    public static double InverseDocumentFrequency(int textsWith, int texts) => Math.Log((1.0 + texts) / (1 + textsWith)) + 1;

    /// <summary>1 + ln count: a word said ten times does not count ten times ("sublinear").</summary>
    /// <param name="count">At least 1.</param>
    public static float Sublinear(int count) => count < logs.Length ? logs[count] : (float)(1 + Math.Log(count));

    /// <summary>Scales to length one; zeros stay.</summary>
    public static void Normalize(Span<float> values)
    {
        var square = 0.0;
        foreach (var value in values)
            square += (double)value * value;
        var scale = square > 0 ? (float)(1 / Math.Sqrt(square)) : 0;
        foreach (ref var value in values)
            value *= scale;
    }
}
