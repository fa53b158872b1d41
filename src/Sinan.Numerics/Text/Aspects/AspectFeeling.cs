namespace Sinan.Numerics.Text;

/// <summary>How a mention, or a comment as a whole, feels about an aspect.</summary>
public enum AspectFeeling
{
    /// <summary>No opinion, or one that is only asked or wished.</summary>
    Neutral,

    Praise,
    Blame,

    /// <summary>A comment praises it in one place and blames it in another.</summary>
    Mixed,

    /// <summary>Cannot be told: praise and blame of one place weigh nearly the same, or the praise is mocking.</summary>
    Uncertain,
}

public static class AspectFeelings
{
    /// <summary>The feeling of several mentions together: opinions go before doubt, doubt before none; praise and blame are mixed.</summary>
    public static AspectFeeling Together(AspectFeeling a, AspectFeeling b)
    {
        if (a == b || b == AspectFeeling.Neutral)
            return a;
        if (a == AspectFeeling.Neutral || a == AspectFeeling.Uncertain)
            return b;
        return b == AspectFeeling.Uncertain ? a : AspectFeeling.Mixed;
    }
}
