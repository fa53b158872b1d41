using System.Collections.Immutable;

namespace Sinan.Stages.Listen.Domain.Surveys;

/// <summary>A question of a survey. Words are as their author wrote them; {q1} in them stands for the answer to question q1.</summary>
public sealed record SurveyQuestion
{
    /// <summary>"q1" …; stays with the question when others move or go.</summary>
    public required string Id { get; init; }

    public required QuestionKind Kind { get; init; }

    public required string Text { get; init; }

    public string Help { get; init; } = "";

    public bool IsRequired { get; init; } = true;

    /// <summary>Whether pictures, recordings and films may come with free words.</summary>
    public bool TakesFiles { get; init; }

    public ShowIf? ShowIf { get; init; }

    /// <summary>Choices; columns of a matrix, lowest first; items of a ranking or of best and worst.</summary>
    public ImmutableArray<string> Options { get; init; } = [];

    /// <summary>Rows of a matrix; features of Kano pairs; outcomes.</summary>
    public ImmutableArray<string> Rows { get; init; } = [];

    /// <summary>Highest number of a rating, 3 … 10.</summary>
    public int High { get; init; } = 5;

    /// <summary>Answers wanted at most, by option of a single choice; null or missing = any number.</summary>
    public ImmutableArray<int?> Quotas { get; init; } = [];

    /// <summary>Share of the population by option of a single choice, any scale; answers can be weighted by it when every option has one.</summary>
    public ImmutableArray<double?> Population { get; init; } = [];

    /// <summary>Items a set, or products a task.</summary>
    public int PerSet { get; init; } = 3;

    /// <summary>Sets or tasks a person.</summary>
    public int Sets { get; init; } = 8;

    public ImmutableArray<ProductAttribute> Attributes { get; init; } = [];

    /// <summary>Position of the price among the attributes; null without one.</summary>
    public int? Price { get; init; }

    /// <summary>Whether "none of these" can be chosen.</summary>
    public bool HasNone { get; init; }

    /// <summary>Designs, one of which a person gets: blocks × sets × products × attributes. For best and worst an item is a product with one attribute, its number.</summary>
    public ImmutableArray<ImmutableArray<ImmutableArray<ImmutableArray<int>>>> Blocks { get; init; } = [];

    /// <summary>Whether the answer is one number, 0 … n.</summary>
    public bool IsOneNumber => Kind is QuestionKind.Single or QuestionKind.Nps or QuestionKind.Csat or QuestionKind.Ces or QuestionKind.Rating;

    public bool IsScale => IsOneNumber && Kind != QuestionKind.Single;

    /// <summary>Ends of the scale.</summary>
    public (int Low, int High) Scale => Kind switch
    {
        QuestionKind.Nps => (0, 10), QuestionKind.Csat => (1, 5), QuestionKind.Ces => (1, 7), QuestionKind.Rating => (1, High), _ => (0, Options.Length - 1),
    };

    /// <summary>Whether every option has a share of the population.</summary>
    public bool HasPopulation => Kind == QuestionKind.Single && Population.Length == Options.Length && Population.All(p => p > 0);

    /// <summary>The design that a sheet of answers gets.</summary>
    public ImmutableArray<ImmutableArray<ImmutableArray<int>>> BlockOf(string sheet) => Blocks.IsDefaultOrEmpty ? [] : Blocks[(int)(Fnv(sheet) % (uint)Blocks.Length)];

    /// <summary>FNV-1a (Fowler, Noll and Vo 1991), 32 bits.</summary>
    static uint Fnv(string text)
    {
        var hash = 2166136261u;
        foreach (var letter in text)
            hash = unchecked((hash ^ letter) * 16777619u);
        return hash;
    }
}
