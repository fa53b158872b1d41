namespace Sinan.Numerics.Behavior;

/// <summary>Fills a column with an attribute of the item of each event.</summary>
sealed class ItemColumnBuild(ItemAttributeBuilder builder, AppendedColumnBuild items) : DerivedColumnBuild(builder.Name, BehaviorColumnOrigin.Item, builder.Texts, builder.Numbers)
{
    readonly int[] codes = Checked(builder);

    public override unsafe void Fill(UserRange range, SortedEvents events)
    {
        for (var place = events.Offsets[range.From]; place < events.Offsets[range.To]; place++)
        {
            var item = items.CodeAt(place);
            Write(place, (uint)item < (uint)codes.Length ? codes[item] : -1);
        }
    }

    static int[] Checked(ItemAttributeBuilder builder)
    {
        var known = builder.Texts?.Count ?? builder.Numbers.Count;
        foreach (var code in builder.Codes)
        {
            if (code >= known || code < -1)
                throw new ArgumentException($"The attribute '{builder.Name}' has the code {code} but only {known} values.", nameof(builder));
        }

        return builder.Codes;
    }
}
