using System.Runtime.InteropServices;

namespace Sinan.Numerics.Text;

/// <summary>A piece of a text.</summary>
/// <param name="Start">First UTF-16 unit.</param>
/// <param name="Length">UTF-16 units, at least 1.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Token(int Start, int Length)
{
    public int End => Start + Length;

    public ReadOnlySpan<char> Of(ReadOnlySpan<char> text) => text.Slice(Start, Length);
}

/// <summary>Tokens of one text, with the scratch memory for finding them; reuse it from text to text. For one thread at a time.</summary>
public sealed class TokenList
{
    Token[] tokens = new Token[64];

    internal double[] Route = new double[128];
    internal int[] Next = new int[128];
    internal byte[] Back = new byte[512];
    internal bool[] Ends = new bool[128];

    public int Count { get; private set; }

    public Token this[int index] => Tokens[index];

    public ReadOnlySpan<Token> Tokens => tokens.AsSpan(0, Count);

    public void Clear() => Count = 0;

    public void Add(int start, int length)
    {
        if (Count == tokens.Length)
            Array.Resize(ref tokens, tokens.Length * 2);
        tokens[Count++] = new Token(start, length);
    }

    /// <summary>The tokens as strings.</summary>
    public string[] ToStrings(ReadOnlySpan<char> text)
    {
        var words = new string[Count];
        for (var i = 0; i < words.Length; i++)
            words[i] = tokens[i].Of(text).ToString();
        return words;
    }

    internal void Reserve(int characters)
    {
        if (Route.Length > characters)
            return;
        var size = (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)characters + 1);
        Route = new double[size];
        Next = new int[size];
        Back = new byte[size * 4];
        Ends = new bool[size];
    }
}
