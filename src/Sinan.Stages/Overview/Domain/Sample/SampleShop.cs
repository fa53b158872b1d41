using Sinan.Numerics.Random;

namespace Sinan.Stages.Overview.Domain.Sample;

/// <summary>What a visitor of the sample shop can do; written to the file in snake case.</summary>
enum SampleAction : byte
{
    View,
    Search,
    Favourite,
    AddToCart,
    Checkout,
    Pay,
    PayFailed,
    Share,
    Review,
}

/// <summary>The three planted ways to use the shop.</summary>
enum SampleGroup : byte
{
    NightBargain,
    WeekdayLunch,
    WeekendBrowser,
}

/// <param name="Id">As in items.csv.</param>
/// <param name="Kind">Position in <see cref="SampleCatalog.Kinds"/>.</param>
/// <param name="Title">Chinese title.</param>
/// <param name="English">English title, the file's description.</param>
/// <param name="Short">Chinese name in a customer's mouth.</param>
/// <param name="ShortEnglish">The same in English.</param>
/// <param name="Category">Position in <see cref="SampleCatalog.Categories"/>.</param>
/// <param name="Price">In yuan.</param>
/// <param name="Weight">How often it is looked at, relative to the others.</param>
sealed record SampleItem(string Id, int Kind, string Title, string English, string Short, string ShortEnglish, int Category, double Price, double Weight);

/// <param name="Id">As in the files.</param>
/// <param name="Group">Planted way of using the shop; stands in the truths only.</param>
/// <param name="FirstDay">Day of the first possible visit.</param>
/// <param name="Platform">0 Android, 1 iOS, 2 web.</param>
/// <param name="Variant">−1 outside the experiment, 0 = A, 1 = B.</param>
/// <param name="Speaks">Whether comments are in Chinese.</param>
sealed record SampleUser(string Id, SampleGroup Group, int FirstDay, int Platform, int Variant, bool Speaks);

/// <summary>One line of events.csv. Fits in 32 bytes, so that 700,000 of them sort quickly.</summary>
/// <param name="User">−1 = missing in the file, −2 = the crawler, else position of the user.</param>
/// <param name="Second">Seconds since the first midnight of the sample.</param>
/// <param name="Item">−1 = none.</param>
readonly record struct SampleEvent(int User, int Second, SampleAction Action, short Item, byte Quantity, byte Version, short Dwell, int Session, sbyte Variant);

/// <param name="User">Position of the user; −1 = anonymous.</param>
/// <param name="Second">Seconds since the first midnight of the sample.</param>
/// <param name="Rating">1–5.</param>
/// <param name="Item">−1 = none.</param>
/// <param name="Source">Channel.</param>
/// <param name="Text">What was said.</param>
/// <param name="Topic">What it is about; stands in the truths only.</param>
sealed record SampleComment(int User, int Second, int Rating, int Item, string Source, string Text, string Topic);

/// <summary>A whole made-up shop: 90 days, ending on a fixed date.</summary>
sealed record SampleShop(
    IReadOnlyList<SampleItem> Items, IReadOnlyList<SampleUser> Users, IReadOnlyList<SampleEvent> Events,
    IReadOnlyList<SampleComment> Comments, PlantedTruths Truths)
{
    public const int Days = 90;

    public const int SecondsOfDay = 86_400;

    /// <summary>A Wednesday; the last day is 31 August 2026. Times are the shop's own clock.</summary>
    public static DateTime FirstDay { get; } = new(2026, 6, 3, 0, 0, 0, DateTimeKind.Unspecified);

    /// <summary>Versions by code: Android 0–2, iOS 3–5, web 6.</summary>
    public static IReadOnlyList<string> Versions { get; } = ["3.0.4", "3.1.0", "3.2.0", "3.0.3", "3.1.1", "3.2.1", "web"];

    public static IReadOnlyList<string> Platforms { get; } = ["Android", "iOS", "Web"];

    public static SampleShop Make(long seed)
    {
        var random = new SampleRandom(new SplitMix64(seed));
        var items = SampleCatalog.Make(random.Fork(1));
        var behavior = SampleBehavior.Make(items, random.Fork(2));
        var comments = SampleFeedback.Make(items, behavior, random.Fork(3));
        return new SampleShop(items, behavior.Users, behavior.Events, comments.Comments, PlantedTruths.Of(seed, items, behavior, comments));
    }
}
