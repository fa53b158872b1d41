using System.Text.Json;
using Sinan.Numerics.Learning;

namespace Sinan.Numerics.Tests.Learning;

public sealed class RecipeTests
{
    static readonly FeatureMatrix Training = FeatureMatrix.Of([[1, 5], [2, 5], [3, double.NaN], [4, 5], [1000, 5]]);

    // Worked by hand. Column a: median 3, MAD 1, clipped at 3 + 3.5 · 1.4826 = 8.1891; then 0…1 over 1…8.1891.
    [Fact]
    public void Steps_learn_on_the_output_of_the_steps_before()
    {
        var recipe = new Recipe(new RecipeStep(RecipeStepKind.ClipMad), new RecipeStep(RecipeStepKind.FillMedian), new RecipeStep(RecipeStepKind.MinMax));
        var done = recipe.Fit(["a", "b"], Training).Apply(Training);

        Assert.Equal([0, 1 / 7.189107764907, 2 / 7.189107764907, 3 / 7.189107764907, 1], done.Column(0), (x, y) => Math.Abs(x - y) < 1e-9);
        Assert.Equal([0, 0, 0, 0, 0], done.Column(1));
    }

    // Standardising 2 and 4: mean 3, deviation √2.
    [Fact]
    public void Standardised_rows_have_mean_nought_and_spread_one()
    {
        var fitted = new Recipe(new RecipeStep(RecipeStepKind.ZScore)).Fit(["x"], FeatureMatrix.Of([[2.0], [4.0]]));

        Assert.Equal([-1 / Math.Sqrt(2), 1 / Math.Sqrt(2), 0], fitted.Apply(FeatureMatrix.Of([[2.0], [4.0], [3.0]])).Column(0), (x, y) => Math.Abs(x - y) < 1e-12);
    }

    // Quartiles of 1…5 are 2 and 4: far out begins beyond −4 and 10.
    [Fact]
    public void Far_out_values_are_pulled_in_and_only_where_asked()
    {
        var fitted = new Recipe(new RecipeStep(RecipeStepKind.ClipIqr, null, "x")).Fit(["x", "y"], FeatureMatrix.Of([[1, 1], [2, 2], [3, 3], [4, 4], [5, 5.0]]));
        var done = fitted.Apply(FeatureMatrix.Of([[99.0, 99], [-99, -99]]));

        Assert.Equal([10, -4], done.Column(0));
        Assert.Equal([99, -99], done.Column(1));
    }

    [Fact]
    public void Json_brings_back_a_recipe_that_does_the_same()
    {
        var recipe = new Recipe(
            new RecipeStep(RecipeStepKind.FillMean), new RecipeStep(RecipeStepKind.ClipIqr), new RecipeStep(RecipeStepKind.Log1p, null, "a"), new RecipeStep(RecipeStepKind.ZScore));
        var fitted = recipe.Fit(["a", "b"], Training);
        var back = JsonSerializer.Deserialize<FittedRecipe>(JsonSerializer.Serialize(fitted))!;

        for (var column = 0; column < 2; column++)
            Assert.Equal(fitted.Apply(Training).Column(column), back.Apply(Training).Column(column));
        Assert.Equal(JsonSerializer.Serialize(fitted), JsonSerializer.Serialize(JsonSerializer.Deserialize<Recipe>(JsonSerializer.Serialize(recipe))!.Fit(["a", "b"], Training)));
    }

    [Fact]
    public void Applying_leaves_the_rows_alone()
    {
        var rows = FeatureMatrix.Of([[1.0], [3.0]]);
        new Recipe(new RecipeStep(RecipeStepKind.ZScore)).Fit(["x"], rows).Apply(rows);

        Assert.Equal([1, 3], rows.Column(0));
    }

    [Fact]
    public void Missing_values_and_unknown_columns_are_refused_where_asked()
    {
        Assert.Throws<ArgumentException>(() => new Recipe(new RecipeStep(RecipeStepKind.RefuseMissing)).Fit(["a", "b"], Training));
        Assert.Throws<ArgumentException>(() => new Recipe(new RecipeStep(RecipeStepKind.ZScore, null, "c")).Fit(["a", "b"], Training));
        Assert.Throws<ArgumentException>(() => new Recipe().Fit(["a", "b"], Training).Apply(FeatureMatrix.Of([[1.0]])));
    }
}
